#!/usr/bin/env bash
# A private PostgreSQL server for one checkout: no network, one Unix socket that only its owner can open.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
Usage: deploy/local/postgres.sh VERB [options]

  start                  starts the server (does nothing when it runs) and prints its connection string
  stop                   stops it; an ephemeral one is deleted as well
  status                 says whether it runs (exit code 0) or not (exit code 3)
  connection [DATABASE]  prints the connection string, of DATABASE when given
  remove                 stops it and deletes its data

Options
  --data DIR     the folder of the data (default: .local/postgres in the checkout)
  --ephemeral    a server for tests: fast, not safe against a power cut, and it stops by itself
                 when nobody has used it for 20 minutes
TEXT
}

name=receptioncentre # role and database
verb='' data='' ephemeral=no database=''
while [ $# -gt 0 ]; do
  case $1 in
    --data)
      [ -n "${2:-}" ] || fail "--data needs a folder."
      data=$2
      shift
      ;;
    --data=*) data=${1#*=} ;;
    --ephemeral) ephemeral=yes ;;
    -h | --help) usage; exit 0 ;;
    -*) fail "Unknown option $1; see deploy/local/postgres.sh --help." ;;
    *)
      if [ -z "$verb" ]; then
        verb=$1
      elif [ "$verb" = connection ] && [ -z "$database" ]; then
        database=$1
      else
        fail "Unexpected argument $1; see deploy/local/postgres.sh --help."
      fi
      ;;
  esac
  shift
done

# --- where, and as whom --------------------------------------------------------------------------

# PostgreSQL refuses to run as root, so root runs it as the user of Debian's package,
# or as the owner of a cluster that an ordinary user made earlier.
owner=$(id -un)
as_owner() {
  if [ "$(id -un)" = "$owner" ]; then (cd / && "$@"); else (cd / && runuser -u "$owner" -- "$@"); fi
}

choose_place() {
  local default=postgres short
  [ "$ephemeral" = no ] || default=postgres-test
  short=$(printf '%s' "${data:-$root/$default}" | sha256sum | cut -c1-10)
  if [ "$(id -u)" -eq 0 ]; then owner=postgres; fi
  if [ -z "$data" ]; then
    data="$state/$default"
    local elsewhere="/var/lib/receptioncentre-local/$short"
    if [ "$(id -u)" -eq 0 ] && [ ! -e "$data/PG_VERSION" ]; then
      # A checkout in root's home, for instance, is closed to the user of the database server.
      if [ -e "$elsewhere/PG_VERSION" ] || { id postgres >/dev/null 2>&1 && ! as_owner test -x "$root"; }; then data=$elsewhere; fi
    fi
  fi
  case $data in /*) ;; *) data="$PWD/$data" ;; esac
  if [ -e "$data/PG_VERSION" ]; then
    if [ "$(id -u)" -eq 0 ]; then
      owner=$(stat -c %U "$data")
      [ "$owner" != root ] || fail "The database folder $data belongs to root, and PostgreSQL refuses to run as root."
    elif [ ! -O "$data" ]; then
      fail "The database folder $data belongs to $(stat -c %U "$data"): run this as root, or choose another folder with --data."
    fi
  fi
}

# The pid and the socket folder stand in the server's own file, on lines 1 and 5.
pid_line() { sed -n "$1p" "$data/postmaster.pid" 2>/dev/null || true; }

running() {
  local pid
  pid=$(pid_line 1)
  [[ $pid =~ ^[0-9]+$ ]] || return 1
  # A pid may have been given to another process since: only a server with this data folder counts.
  [ -d "/proc/$pid" ] && [ "$(readlink "/proc/$pid/cwd" 2>/dev/null || true)" = "$(readlink -f "$data")" ]
}

connection() {
  local default=$name
  [ ! -e "$data/ephemeral" ] || default=postgres
  printf 'Host=%s;Username=%s;Database=%s\n' "$(pid_line 5)" "$name" "${1:-$default}"
}

# --- verbs ---------------------------------------------------------------------------------------

binaries() {
  local version
  if [ -e "$data/PG_VERSION" ]; then
    version=$(cat "$data/PG_VERSION")
    [ -x "/usr/lib/postgresql/$version/bin/postgres" ] ||
      fail "The data in $data was made by PostgreSQL $version, which is not installed: install postgresql-$version, or empty the data with 'deploy/local/run.sh --fresh'."
    printf '/usr/lib/postgresql/%s/bin\n' "$version"
  else
    postgres_folder || fail "PostgreSQL is not installed: run 'apt-get install postgresql' as root."
  fi
}

make_cluster() {
  local bin=$1 locale=(--locale=C.UTF-8) parent made
  # Debian's library and PostgreSQL's own provider sort the same way; the latter never changes with the system.
  [ "${bin//[^0-9]/}" -lt 17 ] || locale=(--locale=C.UTF-8 --locale-provider=builtin --builtin-locale=C.UTF-8)
  if [ -e "$data" ] && [ -n "$(ls -A -- "$data" 2>/dev/null)" ]; then
    # An initialisation that was cut short leaves our mark and no more; anything else is not ours to touch.
    [ -e "$data.unfinished" ] || fail "The folder $data is not empty and holds no PostgreSQL data."
    rm -rf -- "$data"
  fi
  parent=$(dirname -- "$data")
  mkdir -p "$parent" || fail "The folder $parent cannot be made by $(id -un)."
  require_space "$parent" 300 'the database'
  : >"$data.unfinished"
  mkdir -p "$data"
  if [ "$(id -un)" != "$owner" ]; then chown "$owner:" "$data"; fi
  chmod 700 "$data"
  as_owner test -w "$data" || fail "The user $owner cannot reach $data: choose another folder with --data."
  # Whoever can open the socket may come in: its folder is open to the owner (and root) only.
  local extra=()
  [ "$ephemeral" = no ] || extra=(--no-sync)
  if ! made=$(as_owner "$bin/initdb" -D "$data" -U "$name" --encoding=UTF8 "${locale[@]}" \
    --auth-local=trust --auth-host=reject --no-instructions ${extra[@]+"${extra[@]}"} 2>&1); then
    printf '%s\n' "$made" >"$data.unfinished"
    explain_failure 'Making the database' "$data.unfinished"
  fi
  printf "include_if_exists = 'receptioncentre.conf'\n" | as_owner tee -a "$data/postgresql.conf" >/dev/null
  if [ "$ephemeral" = yes ]; then as_owner touch "$data/ephemeral"; fi
  rm -f "$data.unfinished"
}

# A fixed name is easier for people; when somebody else holds it, any other will do.
socket_folder() {
  local folder
  folder="/tmp/rc-$(printf '%s' "$data" | sha256sum | cut -c1-10)"
  if as_owner mkdir -m 700 "$folder" 2>/dev/null; then
    :
  elif [ ! -L "$folder" ] && [ -d "$folder" ] && [ "$(stat -c '%U %a' "$folder")" = "$owner 700" ]; then
    :
  else
    folder=$(as_owner mktemp -d /tmp/rc-XXXXXX) || fail "A folder for the database's socket cannot be made in /tmp."
  fi
  printf '%s\n' "$folder"
}

write_settings() {
  local socket=$1 memory buffers
  memory=$(awk '/^MemTotal:/ {print int($2 / 1024)}' /proc/meminfo)
  buffers=$((memory / 8))
  [ "$buffers" -le 512 ] || buffers=512
  [ "$buffers" -ge 64 ] || buffers=64
  {
    cat <<CONF
# Written at every start by deploy/local/postgres.sh; changes are lost.
listen_addresses = ''
unix_socket_directories = '$socket'
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = ${buffers}MB
effective_cache_size = $((memory / 2))MB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
random_page_cost = 1.1
# Compiling the caseload report to machine code takes longer than answering it.
jit = off
max_worker_processes = 4
max_parallel_workers = 2
max_parallel_workers_per_gather = 1
timezone = 'UTC'
log_timezone = 'UTC'
# The statements and values of a failed command are personal data, and do not belong in a log.
log_min_error_statement = panic
log_error_verbosity = terse
CONF
    if [ -e "$data/ephemeral" ]; then
      cat <<'CONF'
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
autovacuum_naptime = 1h
CONF
    fi
  } | as_owner tee "$data/receptioncentre.conf" >/dev/null
}

start() {
  local bin socket log="$data/server.log" output
  if running; then
    wait_ready "$(binaries)"
    connection
    return
  fi
  require_space "$(dirname -- "$data")" 100 'the database'
  bin=$(binaries)
  [ -e "$data/PG_VERSION" ] || make_cluster "$bin"
  # In a container whose first process does not clear up, a server that was killed stays listed as dead,
  # and PostgreSQL takes it for a living one.
  if grep -q '^State:[[:space:]]*Z' "/proc/$(pid_line 1)/status" 2>/dev/null; then
    case $(pid_line 5) in /tmp/rc-*) rm -f -- "$(pid_line 5)"/.s.PGSQL.*.lock ;; esac
    rm -f -- "$data/postmaster.pid"
  fi
  socket=$(socket_folder)
  write_settings "$socket" || explain_failure 'Writing the settings of the database' /dev/null
  # The log starts anew at every start, so that it cannot fill the disk.
  as_owner tee "$log" </dev/null || true
  # Its own session (pg_ctl sees to that), so that Ctrl-C in the terminal does not end it under a running application.
  if ! output=$(as_owner "$bin/pg_ctl" start -w -t 60 -s -D "$data" -l "$log" 2>&1 </dev/null); then
    [ ! -s "$log" ] || explain_failure 'Starting the database' "$log"
    fail "Starting the database failed: ${output//$'\n'/ }"
  fi
  if [ -e "$data/ephemeral" ]; then
    watch_idle "$bin"
  else
    ensure_database "$bin" "$socket"
  fi
  connection
}

# A second 'start' may come while the first is still waiting for the server.
wait_ready() {
  local i
  for ((i = 0; i < 300; i++)); do
    if "$1/pg_isready" -q -h "$(pid_line 5)" 2>/dev/null; then return 0; fi
    sleep 0.2
  done
  fail "The database in $data runs but gives no answer; its log is $data/server.log."
}

ensure_database() {
  local query="SELECT 1 FROM pg_database WHERE datname = '$name'"
  if [ "$("$1/psql" -X -A -t -h "$2" -U "$name" -d postgres -c "$query")" != 1 ]; then
    "$1/createdb" -h "$2" -U "$name" "$name"
  fi
}

# Tests started from an editor ask for an ephemeral server and have no moment to stop it.
watch_idle() {
  local pid
  pid=$(pid_line 1)
  (
    idle=0 sleeper=''
    trap 'kill "$sleeper" 2>/dev/null; exit 0' TERM
    while sleep 60 & sleeper=$! && wait "$sleeper" && [ "$(pid_line 1)" = "$pid" ] && [ -d "/proc/$pid" ]; do
      if [ "$("$1/psql" -X -A -t -h "$(pid_line 5)" -U "$name" -d postgres -c \
        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()" 2>/dev/null)" = 0 ]; then
        idle=$((idle + 1))
      else
        idle=0
      fi
      [ "$idle" -lt 20 ] || break
    done
    if [ "$(pid_line 1)" = "$pid" ]; then stop; fi
  ) >/dev/null 2>&1 </dev/null &
  printf '%s\n' "$!" >"$data/watcher.pid"
  disown
}

stop() {
  local bin socket output
  if running; then
    bin=$(binaries)
    socket=$(pid_line 5)
    # 'fast' ends the connections that are left; nothing that was committed is lost.
    if ! output=$(as_owner "$bin/pg_ctl" stop -m fast -w -t 60 -s -D "$data" 2>&1) && running; then
      fail "Stopping the database failed: ${output//$'\n'/ }"
    fi
    case $socket in /tmp/rc-*) rmdir "$socket" 2>/dev/null || true ;; esac
  fi
  [ -e "$data/ephemeral" ] || return 0
  local watcher
  watcher=$(cat "$data/watcher.pid" 2>/dev/null || true)
  rm -rf -- "$data"
  # BASHPID: the watcher itself comes here too.
  if [[ $watcher =~ ^[0-9]+$ ]] && [ "$watcher" != "$BASHPID" ] &&
    tr '\0' ' ' <"/proc/$watcher/cmdline" 2>/dev/null | grep -q 'postgres\.sh start'; then
    kill "$watcher" 2>/dev/null || true
  fi
}

remove() {
  stop
  rm -f -- "$data.unfinished"
  [ -e "$data" ] || return 0
  # The settings file is ours: without it this is somebody else's cluster.
  [ -e "$data/receptioncentre.conf" ] || fail "The folder $data was not made by this script, so it is not deleted."
  rm -rf -- "$data"
}

# One change at a time: several test projects ask for the same server at once.
locked() {
  local lock
  lock="$data.lock"
  mkdir -p "$(dirname -- "$lock")" 2>/dev/null || true
  { : >>"$lock"; } 2>/dev/null || fail "The folder $(dirname -- "$lock") cannot be written by $(id -un)."
  exec 8>>"$lock"
  flock -w 120 8 || fail "Another start or stop of the database in $data does not end."
  # The server must not inherit the lock, or it would hold it for as long as it runs. (A redirection on the
  # function would not do: bash keeps a copy of the descriptor meanwhile.)
  (
    exec 8>&-
    "$@"
  )
}

case $verb in
  start)
    if ! postgres_folder >/dev/null; then
      prepare_folders
      require_postgres
    fi
    choose_place
    locked start
    ;;
  stop) choose_place; if [ -e "$data" ]; then locked stop; fi ;;
  remove) choose_place; locked remove ;;
  status)
    choose_place
    if running; then
      say "The database in $data runs (process $(pid_line 1))."
    else
      say "The database in $data does not run."
      exit 3
    fi
    ;;
  connection)
    choose_place
    running || fail "The database in $data does not run: start it with 'deploy/local/postgres.sh start'."
    connection "$database"
    ;;
  '') usage >&2; exit 2 ;;
  *) fail "Unknown verb $verb; see deploy/local/postgres.sh --help." ;;
esac
