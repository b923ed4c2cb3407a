# shellcheck shell=bash
# Sourced by backup.sh and restore.sh: PostgreSQL's own variables win, else the application's connection string is used.

use_connection() {
  local part key value parts
  if [ -n "${PGDATABASE:-}" ] || [ -n "${PGSERVICE:-}" ]; then return 0; fi
  [ -n "${ConnectionStrings__ReceptionCentre:-}" ] ||
    fail "No database is named: set PGHOST, PGUSER and PGDATABASE, or ConnectionStrings__ReceptionCentre."
  [ "${Database__Provider:-PostgreSql}" = PostgreSql ] ||
    fail "These scripts are for PostgreSQL; back up SQL Server with its own means."
  IFS=';' read -ra parts <<<"$ConnectionStrings__ReceptionCentre"
  for part in "${parts[@]}"; do
    key=${part%%=*}
    value=${part#*=}
    key=$(printf '%s' "$key" | tr -d ' ' | tr '[:upper:]' '[:lower:]')
    case $value in \"*\" | \'*\') value=${value:1:-1} ;; esac
    case $key in
      host | server) export PGHOST=$value ;;
      port) export PGPORT=$value ;;
      username | userid | user) export PGUSER=$value ;;
      password) export PGPASSWORD=$value ;;
      passfile) export PGPASSFILE=$value ;;
      database) export PGDATABASE=$value ;;
      sslmode)
        # The same words in another spelling.
        case $(printf '%s' "$value" | tr '[:upper:]' '[:lower:]') in
          verifyfull) PGSSLMODE=verify-full ;;
          verifyca) PGSSLMODE=verify-ca ;;
          *) PGSSLMODE=$(printf '%s' "$value" | tr '[:upper:]' '[:lower:]') ;;
        esac
        export PGSSLMODE
        ;;
      rootcertificate) export PGSSLROOTCERT=$value ;;
    esac
  done
  [ -n "${PGDATABASE:-}" ] || fail "The connection string names no database."
}
