#!/usr/bin/env bash
# Adds a migration of the same name to both providers, so that neither falls behind.
set -euo pipefail
# shellcheck source=../deploy/local/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../deploy/local/common.sh"

name=${1:-}
case $name in
  -h | --help | '')
    echo 'Usage: migrations/add-migration.sh NAME   (what the change does, for example AddReferralWaitingTime)'
    [ -n "$name" ] || exit 2
    exit 0
    ;;
esac
[ $# -eq 1 ] || fail 'Give one name.'
[[ $name =~ ^[A-Z][A-Za-z0-9]*$ ]] || fail "A migration's name is letters and digits and begins with a capital, so '$name' will not do."
if compgen -G "$root/migrations/*/Migrations/*_$name.cs" >/dev/null; then fail "There is a migration named $name already."; fi

prepare_folders
require_dotnet
trap end_compiler_server EXIT
cd "$root"
logged tools 'Restoring the tools' dotnet tool restore
logged build 'Building the solution' dotnet build "$root/ReceptionCentre.sln" -v minimal "-p:SharedCompilationId=$SharedCompilationId"

added=no
undo() {
  # One provider with the migration and the other without it is worse than neither.
  [ "$added" = no ] || ef PostgreSql migrations remove --force --no-build >/dev/null 2>&1 ||
    say 'The migration for PostgreSQL was added and could not be taken back: look at what changed in migrations/.'
}
rc=0
ef PostgreSql migrations add "$name" --no-build >"$logs/migration.log" 2>&1 || rc=$?
[ "$rc" -eq 0 ] || explain_failure "Adding the migration for PostgreSQL" "$logs/migration.log"
added=yes
ef SqlServer migrations add "$name" --no-build >"$logs/migration.log" 2>&1 || rc=$?
if [ "$rc" -ne 0 ]; then
  logged build 'Building the solution' dotnet build "$root/ReceptionCentre.sln" -v minimal "-p:SharedCompilationId=$SharedCompilationId"
  undo
  explain_failure "Adding the migration for SQL Server" "$logs/migration.log"
fi
say "Added $name for PostgreSQL and SQL Server; read both before you commit:"
(cd "$root" && ls migrations/*/Migrations/*_"$name".cs)
