#!/usr/bin/env bash
# Puts a backup into a new database. It never writes into an existing one: look at the result first,
# then point the application at it.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/backup/restore.sh BACKUP NEW-DATABASE
       deploy/backup/restore.sh --check BACKUP

BACKUP is a folder or an encrypted file made by backup.sh. Server and user as for backup.sh; the user
must be allowed to create databases. --check restores into a temporary database, counts and drops it.
TEXT
}

fail() {
  printf 'Error: %s\n' "$*" >&2
  exit 1
}

# shellcheck source=connection.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/connection.sh"

check=no
case ${1:-} in
  -h | --help) usage; exit 0 ;;
  --check)
    check=yes
    shift
    ;;
esac
if [ "$check" = yes ] && [ $# -eq 1 ]; then
  database="receptioncentre_check_$$"
elif [ "$check" = no ] && [ $# -eq 2 ]; then
  database=$2
else
  usage >&2
  exit 2
fi
backup=$1
[[ $database =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || fail "The name '$database' will not do: use small letters, digits and underscores."
[ -e "$backup" ] || fail "There is no backup at $backup."
command -v pg_restore >/dev/null || fail "pg_restore is missing: install the package postgresql-client."
use_connection
export PGDATABASE=postgres

work='' created=no done=no
cleanup() {
  local rc=$?
  trap - EXIT
  [ -z "$work" ] || rm -rf -- "$work"
  # Half a database is worse than none, because somebody might use it.
  if [ "$created" = yes ] && { [ "$check" = yes ] || [ "$done" = no ]; }; then
    dropdb --if-exists --force "$database" || printf 'Error: The database %s could not be dropped.\n' "$database" >&2
  fi
  exit "$rc"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -f "$backup" ]; then
  umask 077
  work=$(mktemp -d)
  set -o pipefail
  gpg --batch --quiet --decrypt "$backup" | tar -C "$work" -xf - || fail "The backup $backup could not be decrypted."
  backup=$work
fi
[ -f "$backup/checksums" ] || fail "$backup is not a backup made by backup.sh."
(cd "$backup" && sha256sum --quiet --check checksums) || fail "The backup $backup is damaged: a file differs from its checksum."

exists=$(psql -X -A -t -c "SELECT count(*) FROM pg_database WHERE datname = '$database'") || fail "The database server gives no answer."
[ "$exists" = 0 ] || fail "The database $database exists already: choose another name."
createdb --template=template0 --encoding=UTF8 "$database" || fail "The database $database could not be made."
created=yes
pg_restore --exit-on-error --no-owner --no-privileges --jobs="${BACKUP_JOBS:-2}" --dbname="$database" "$backup/data" ||
  fail "The restore failed and the database $database was dropped again."
PGDATABASE=$database psql -X -q -c 'ANALYZE'

wanted=$(pg_restore --list "$backup/data" | grep -c ' TABLE DATA ' || true)
tables=$(PGDATABASE=$database psql -X -A -t -c "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'")
[ "$tables" -ge "$wanted" ] || fail "The backup holds $wanted tables and $tables came back."
size=$(PGDATABASE=$database psql -X -A -t -c 'SELECT pg_size_pretty(pg_database_size(current_database()))')
done=yes
if [ "$check" = yes ]; then
  printf 'The backup can be restored: %s tables, %s.\n' "$tables" "$size"
else
  printf 'Restored %s tables (%s) into %s; now run the migrations and point the application at it.\n' "$tables" "$size" "$database"
fi
