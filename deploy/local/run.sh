#!/usr/bin/env bash
# Builds and runs the whole of ReceptionCentre on one machine, with a private database and demo data.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
Usage: deploy/local/run.sh [options]

Installs what is missing, builds, starts a private database, fills it with demo data, starts an
invented population register and the web application, and waits. Ctrl-C stops everything that it
started.

  --port N     the port on 127.0.0.1 (default 5080)
  --people N   the number of people in the demo data (default 2000)
  --no-demo    no demo data and no invented register; make the first account with
               'create-administrator'
  --fresh      throws the local database away and begins with an empty one
  --help       this text

ASPNETCORE_ENVIRONMENT (default Development) is passed on. With PopulationRegister__Address set,
that register is used instead of the invented one. Logs are in .local/log.
TEXT
}

port=5080 people=2000 demo=yes fresh=no
while [ $# -gt 0 ]; do
  case $1 in
    --port | --people)
      [[ ${2:-} =~ ^[0-9]{1,7}$ ]] || fail "$1 needs a number."
      if [ "$1" = --port ]; then port=$((10#$2)); else people=$((10#$2)); fi
      shift
      ;;
    --port=* | --people=*)
      set -- "${1%%=*}" "${1#*=}" "${@:2}"
      continue
      ;;
    --no-demo) demo=no ;;
    --fresh) fresh=yes ;;
    -h | --help) usage; exit 0 ;;
    *) fail "Unknown option $1; see deploy/local/run.sh --help." ;;
  esac
  shift
done
{ [ "$port" -ge 1 ] && [ "$port" -le 65535 ]; } || fail "--port must be from 1 to 65535, not $port."
[ "$people" -ge 1 ] || fail "--people must be at least 1; use --no-demo for none."

# --- ending --------------------------------------------------------------------------------------

web_pid='' register_pid='' postgres_started=no compiled=no

# shellcheck disable=SC2317 # called by the traps
cleanup() {
  local rc=$?
  trap - EXIT
  trap '' INT TERM HUP
  if [ -n "$step_pid" ]; then end_process "$step_pid" 10; fi
  if [ -n "$web_pid" ]; then
    [ "$rc" -lt 128 ] || say 'Stopping…'
    end_process "$web_pid" 30
    # What the application left in its own process group, which is ours alone.
    kill -KILL -- "-$web_pid" 2>/dev/null || true
    wait "$web_pid" 2>/dev/null || true
  fi
  if [ -n "$register_pid" ]; then
    end_process "$register_pid" 10
    wait "$register_pid" 2>/dev/null || true
  fi
  if [ "$compiled" = yes ]; then end_compiler_server; fi
  if [ "$postgres_started" = yes ]; then "$root/deploy/local/postgres.sh" stop || true; fi
  exit "$rc"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# --- what must be there --------------------------------------------------------------------------

# Whether something listens on a port of this machine.
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
port_answers() { answers "$port"; }

port_holder() {
  if have ss; then ss -Hltnp "sport = :$port" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/ by \1 (process \2)/p' | head -n 1; fi
}

require_port() {
  if port_answers; then
    fail "Port $port is already in use$(port_holder): stop that program or choose another port with --port."
  fi
  if [ "$port" -lt 1024 ] && [ "$(id -u)" -ne 0 ] &&
    [ "$port" -lt "$(cat /proc/sys/net/ipv4/ip_unprivileged_port_start 2>/dev/null || echo 1024)" ]; then
    fail "Port $port may only be used by root: choose a port of 1024 or higher with --port."
  fi
}

# The status code of an address of the application, or nothing. (curl is not on every machine.)
http_status() {
  # shellcheck disable=SC2016 # for the inner shell
  timeout 10 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" "$2" >&3
    read -r _ code _ <&3 && printf "%s" "$code"' http "$port" "$1" 2>/dev/null || true
}

require_port
prepare_folders

# Two at once would build into the same folders and stop each other's database.
exec 9>>"$state/run.lock"
flock -n 9 || fail "This checkout is already being run by process $(cat "$state/run.pid" 2>/dev/null || echo unknown): stop that first."
printf '%s\n' "$$" >"$state/run.pid"

main() {
  have dotnet || [ -x "${DOTNET_ROOT:-/nonexistent}/dotnet" ] || require_dotnet
  if [ -e "$stamps/build" ]; then
    require_space "$root" 300 'building and running'
  else
    require_space "$root" 1500 'building and running'
    require_space "${HOME:-/}" 700 'packages'
  fi
  require_space "${TMPDIR:-/tmp}" 200 'temporary files'
  require_icu
  require_dotnet
  require_node
  require_postgres
  npm_packages
  build
  start_database
  prepare_database
  start_register
  start_web
}

# --- build ---------------------------------------------------------------------------------------

applications=(
  "$root/src/ReceptionCentre.Web/ReceptionCentre.Web.csproj" "$root/src/ReceptionCentre.Admin/ReceptionCentre.Admin.csproj"
  "$root/tests/ReceptionCentre.Fakes/ReceptionCentre.Fakes.csproj"
)
web_dll='' admin_dll='' fakes_dll=''

# Names, sizes and times of everything that would run: another build into the same folder shows here.
output_state() {
  [ -n "$web_dll" ] && [ -f "$web_dll" ] && [ -f "$admin_dll" ] && [ -f "$fakes_dll" ] && [ -d "$web/wwwroot/lib" ] || return 0
  {
    find "${web_dll%/*}" "${admin_dll%/*}" "${fakes_dll%/*}" -type f \( -name '*.dll' -o -name '*.so' -o -name '*.json' \) -printf '%p %s %T@\n'
    # Copied again by every build, so their times say nothing.
    find "$web/wwwroot/lib" -type f -printf '%p %s\n'
  } | sort | sha256sum
}

build() {
  local since=$SECONDS now="$stamps/sources.now" old="$stamps/sources" path incremental=() project
  source_files >"$now"
  if [ -f "$stamps/build" ] && [ -f "$old" ] && cmp -s "$now" "$old"; then
    { read -r web_dll && read -r admin_dll && read -r fakes_dll && read -r path; } <"$stamps/build" || true
    [ -z "$path" ] || [ "$path" != "$(output_state)" ] || return 0
  fi
  say 'Building…'
  # The build tool compares times, so a file that changed but is older than the last build (unpacked, copied back,
  # saved while the build ran) would be taken for built. Then, and when it is unknown what is in the output,
  # everything is compiled again.
  if [ -f "$stamps/build" ] && [ -f "$old" ] && ! cmp -s "$now" "$old"; then
    while read -r path; do
      case $path in
        '(commit)') ;;
        '('*) incremental=(--no-incremental) ;;
        *) if [ -f "$root/$path" ] && ! [ "$root/$path" -nt "$stamps/build" ]; then incremental=(--no-incremental); fi ;;
      esac
    done < <(comm -13 <(sort "$old") <(sort "$now") | cut -c67-)
  elif [ -d "$root/src/ReceptionCentre.Web/obj" ]; then
    incremental=(--no-incremental)
  fi
  rm -f "$stamps/build"
  # A file that is saved while the build runs must make the next start build again.
  mv "$now" "$old.building"
  rm -f "$old"
  compiled=yes
  npm_build
  for project in "${applications[@]}"; do
    [ -f "$project" ] || fail "The project $project is missing."
    logged restore "Restoring the packages of $(basename "$project" .csproj)" dotnet restore "$project"
    logged build "Building $(basename "$project" .csproj)" \
      dotnet build "$project" --no-restore -c Release -v minimal "-p:SharedCompilationId=$SharedCompilationId" ${incremental[@]+"${incremental[@]}"}
  done
  web_dll=$(dotnet msbuild "${applications[0]}" -getProperty:TargetPath -p:Configuration=Release)
  admin_dll=$(dotnet msbuild "${applications[1]}" -getProperty:TargetPath -p:Configuration=Release)
  fakes_dll=$(dotnet msbuild "${applications[2]}" -getProperty:TargetPath -p:Configuration=Release)
  { [ -f "$web_dll" ] && [ -f "$admin_dll" ] && [ -f "$fakes_dll" ]; } || fail "The build succeeded but $web_dll, $admin_dll or $fakes_dll is missing."
  printf '%s\n' "$web_dll" "$admin_dll" "$fakes_dll" "$(output_state)" >"$stamps/build.new"
  mv "$old.building" "$old"
  mv "$stamps/build.new" "$stamps/build"
  end_compiler_server
  compiled=no
  say "Built in $(elapsed "$since")."
}

# --- database ------------------------------------------------------------------------------------

start_database() {
  local postgres="$root/deploy/local/postgres.sh"
  if [ "$fresh" = yes ]; then
    rm -f "$stamps/database"
    "$postgres" remove
  fi
  # A server that somebody else started goes on after Ctrl-C.
  if ! "$postgres" status 2>/dev/null; then postgres_started=yes; fi
  connection=$("$postgres" start 9>&-) || exit 1
  # shellcheck disable=SC2031
  export ConnectionStrings__ReceptionCentre=$connection Database__Provider=PostgreSql
  export Documents__Renderer__Folder=$renderer
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  export DOTNET_ENVIRONMENT=$ASPNETCORE_ENVIRONMENT
}

admin() { (cd "$root/src/ReceptionCentre.Admin" && exec dotnet "$admin_dll" "$@"); }

# The same build, the same database and the same wish need no work at all.
database_identity() {
  local socket=${connection#Host=}
  sha256sum <"$stamps/build"
  "$(postgres_folder)/psql" -X -A -t -h "${socket%%;*}" -U receptioncentre -d receptioncentre \
    -c "SELECT system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()) FROM pg_control_system()"
  printf '%s\n' "$demo $people"
}

prepare_database() {
  local since=$SECONDS identity
  identity=$(database_identity)
  if [ "$identity" = "$(cat "$stamps/database" 2>/dev/null || true)" ]; then return 0; fi
  rm -f "$stamps/database"
  say 'Preparing the database…'
  logged migrate 'Migrating the database' admin migrate
  logged reference-data 'Loading the reference data' admin load-reference-data
  if [ "$demo" = yes ]; then
    logged seed "Making the demo data of $people people (use --fresh to begin again with another size)" \
      admin seed --people "$people" --seed 1 --resume
    (umask 077 && : >"$stamps/accounts")
    admin demo-accounts >"$stamps/accounts" 2>"$logs/accounts.log" || explain_failure 'Listing the demo accounts' "$logs/accounts.log"
  fi
  printf '%s\n' "$identity" >"$stamps/database"
  say "The database is ready in $(elapsed "$since")."
}

# --- the invented population register ------------------------------------------------------------

start_register() {
  local at=$((port + 1)) duo waited=0
  [ "$demo" = yes ] && [ -z "${PopulationRegister__Address:-}" ] || return 0
  while answers "$at" || [ "$at" -gt 65535 ]; do
    at=$((at > 65535 ? 20000 : at + 1))
  done
  duo=$((at + 1))
  while answers "$duo" || [ "$duo" -gt 65535 ]; do
    duo=$((duo > 65535 ? 20000 : duo + 1))
  done
  setsid dotnet "$fakes_dll" --port "$at" --duo-port "$duo" >"$logs/register.log" 2>&1 </dev/null 9>&- &
  register_pid=$!
  until answers "$at" && answers "$duo"; do
    if ! kill -0 "$register_pid" 2>/dev/null; then
      register_pid=''
      explain_failure 'Starting the invented population register' "$logs/register.log"
    fi
    waited=$((waited + 1))
    [ "$waited" -le 150 ] || explain_failure 'Waiting for the invented population register' "$logs/register.log"
    sleep 0.2
  done
  export PopulationRegister__Address="http://127.0.0.1:$at/haalcentraal/api/brp"
  # The invented executing agency (DUO), which refuses what the real one refuses.
  [ -n "${Duo__Address:-}" ] || export Duo__Address="http://127.0.0.1:$duo" Duo__Oin=00000001003214345000
}

# --- the application -----------------------------------------------------------------------------

start_web() {
  local rc=0 waited=0
  require_port
  export ASPNETCORE_URLS="http://127.0.0.1:$port"
  cd "$web"
  # Its own session, so that Ctrl-C reaches it through this script: first the application, then the database.
  setsid dotnet "$web_dll" >"$logs/web.log" 2>&1 </dev/null 9>&- &
  web_pid=$!
  while [ "$(http_status /health/ready)" != 200 ]; do
    if ! kill -0 "$web_pid" 2>/dev/null; then
      wait "$web_pid" || rc=$?
      web_pid=''
      ! grep -qi 'address already in use' "$logs/web.log" || fail "Port $port is already in use$(port_holder): choose another port with --port."
      explain_failure "Starting the web application (it ended with exit code $rc)" "$logs/web.log"
    fi
    waited=$((waited + 1))
    [ "$waited" -le 600 ] || explain_failure 'Waiting two minutes for the web application to be ready' "$logs/web.log"
    sleep 0.2
  done
  printf 'Ready: http://127.0.0.1:%s\n' "$port"
  if [ "$demo" = yes ]; then
    cat "$stamps/accounts"
  else
    printf '%s\n' "No demo data. For the first account, in another terminal:" \
      "  ConnectionStrings__ReceptionCentre='$connection' Database__Provider=PostgreSql dotnet ${admin_dll#"$root"/} create-administrator"
  fi
  say "Started in $(elapsed 0); the log is .local/log/web.log; Ctrl-C stops."
  wait "$web_pid" || rc=$?
  web_pid=''
  explain_failure "Running the web application (it ended by itself with exit code $rc)" "$logs/web.log"
}

main
