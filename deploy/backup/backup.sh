#!/usr/bin/env bash
# Makes one backup of the database, reads it back, and throws away backups that are too old.
# Documents and the keys that protect cookies are in the database, so this is everything but the configuration.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/backup/backup.sh FOLDER

Which database: the usual variables of PostgreSQL (PGHOST, PGPORT, PGUSER, PGPASSWORD or PGPASSFILE,
PGDATABASE), or else the application's ConnectionStrings__ReceptionCentre.

  BACKUP_KEEP_DAYS  delete backups older than this many days (default 30; 0 keeps all)
  BACKUP_JOBS       parallel workers (default 2)
  BACKUP_ENCRYPT_TO a GnuPG recipient; the backup is then one encrypted file

A backup holds personal data as sensitive as the system itself: guard the folder, and keep a copy elsewhere.
TEXT
}

fail() {
  printf 'Error: %s\n' "$*" >&2
  exit 1
}

# shellcheck source=connection.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/connection.sh"

case ${1:-} in
  -h | --help) usage; exit 0 ;;
  '') usage >&2; exit 2 ;;
esac
folder=$1
keep=${BACKUP_KEEP_DAYS:-30}
[[ $keep =~ ^[0-9]+$ ]] || fail "BACKUP_KEEP_DAYS must be a number of days, not '$keep'."
command -v pg_dump >/dev/null || fail "pg_dump is missing: install the package postgresql-client."
[ -z "${BACKUP_ENCRYPT_TO:-}" ] || command -v gpg >/dev/null || fail "gpg is missing: install the package gnupg."
use_connection

umask 077
mkdir -p "$folder" || fail "The folder $folder cannot be made."
[ -w "$folder" ] || fail "The folder $folder cannot be written by $(id -un)."
exec 9>>"$folder/.lock"
flock -n 9 || fail "Another backup to $folder is still busy."

size=$(psql -X -A -t -c 'SELECT pg_database_size(current_database()) / 1048576') || fail "The database gives no answer."
free=$(df -Pm -- "$folder" | awk 'NR==2 {print $4}')
# A compressed backup is smaller than the database; equal room is on the safe side.
[ "$free" -ge "$size" ] || fail "The disk that holds $folder is too full: the database is $size MB and $free MB are free."

# Another name while it is being made: what is called a backup is whole and was read back.
target="$folder/receptioncentre-$(date -u +%Y%m%dT%H%M%SZ)"
[ ! -e "$target" ] || fail "There is a backup of this very second already."
trap 'rm -rf -- "$target.part"' EXIT
rm -rf -- "$target.part"
mkdir "$target.part"
pg_dump --format=directory --jobs="${BACKUP_JOBS:-2}" --no-owner --no-privileges --file="$target.part/data" ||
  fail "The backup failed and nothing was kept."

# Reading every block back to SQL finds what a damaged disk or a broken write left behind.
pg_restore --file=/dev/null "$target.part/data" || fail "The backup could not be read back and was not kept."
tables=$(pg_restore --list "$target.part/data" | grep -c ' TABLE DATA ' || true)
[ "$tables" -gt 0 ] || fail "The backup holds no tables, so this is not the right database."
(cd "$target.part" && find data -type f -print0 | sort -z | xargs -0 sha256sum >checksums)

if [ -n "${BACKUP_ENCRYPT_TO:-}" ]; then
  tar -C "$target.part" -cf - data checksums |
    gpg --batch --yes --trust-model always --recipient "$BACKUP_ENCRYPT_TO" --output "$target.tar.gpg.part" --encrypt ||
    { rm -f -- "$target.tar.gpg.part"; fail "Encrypting the backup failed and nothing was kept."; }
  sync -- "$target.tar.gpg.part"
  mv -- "$target.tar.gpg.part" "$target.tar.gpg"
  made="$target.tar.gpg"
else
  sync -f -- "$target.part"
  mv -- "$target.part" "$target"
  made=$target
fi

# Only after a good new one may an old one go.
if [ "$keep" -gt 0 ]; then
  find "$folder" -mindepth 1 -maxdepth 1 -name 'receptioncentre-*Z*' ! -name '*.part' -mtime "+$keep" -exec rm -rf -- {} +
fi
printf 'Backup of %s tables (%s) in %s\n' "$tables" "$(du -sh -- "$made" | cut -f1)" "$made"
