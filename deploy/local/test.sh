#!/usr/bin/env bash
# Builds everything and runs every test, on a database server of its own.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# The runtime counts what it does to compile it once more and better. That pays for a server that runs for days; processes
# that test for minutes spend a quarter of their time on it.
export DOTNET_TieredPGO=0

usage() {
  cat <<'TEXT'
Usage: deploy/local/test.sh [--only PROJECT]… [--no-build] [argument for 'dotnet test']…

  --only PROJECT  Domain, Application, Web, EndToEnd or Architecture; may be given more than once
  --no-build      the solution and the front end are built already (Release)
  --filter X      as every other argument: passed on to 'dotnet test'

The last line is 'N passed, N failed' (', N skipped' when there are any); the exit code is 0 only
when tests ran and none failed. Logs and results are in .local/test.

RECEPTIONCENTRE_TEST_POSTGRES (an Npgsql connection string whose user may create databases) and
CHROMIUM (the path of the browser) are used when they are set.
TEXT
}

only=() arguments=() build=yes filtered=no
while [ $# -gt 0 ]; do
  case $1 in
    --only)
      case ${2:-} in
        Domain | Application | Web | EndToEnd | Architecture) only+=("$2") ;;
        *) fail "--only needs Domain, Application, Web, EndToEnd or Architecture." ;;
      esac
      shift
      ;;
    --only=*)
      set -- --only "${1#*=}" "${@:2}"
      continue
      ;;
    --no-build) build=no ;;
    -h | --help) usage; exit 0 ;;
    *)
      case $1 in --filter*) filtered=yes ;; esac
      arguments+=("$1")
      ;;
  esac
  shift
done

results="$state/test"
server='' compiled=no browser_pid=''

# shellcheck disable=SC2317 # called by the traps
cleanup() {
  local rc=$?
  trap - EXIT
  trap '' INT TERM HUP
  if [ -n "$step_pid" ]; then end_process "$step_pid" 15; fi
  if [ -n "$browser_pid" ]; then end_process "$browser_pid" 15; fi
  if [ "$compiled" = yes ]; then end_compiler_server; fi
  if [ -n "$server" ]; then
    "$root/deploy/local/postgres.sh" stop --ephemeral --data "$server/data" || true
    rm -rf -- "$server"
  fi
  exit "$rc"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

projects=()
for project in "$root"/tests/ReceptionCentre.*.Tests/*.csproj; do
  [ -f "$project" ] || continue
  name=$(basename "$project" .Tests.csproj)
  name=${name#ReceptionCentre.}
  if [ "${#only[@]}" -eq 0 ] || [[ " ${only[*]} " == *" $name "* ]]; then projects+=("$name"); fi
done
if [ "${#only[@]}" -gt 0 ] && [ "${#projects[@]}" -lt "$(printf '%s\n' "${only[@]}" | sort -u | wc -l)" ]; then
  fail "Not every one of these test projects exists: ${only[*]}."
fi
[ "${#projects[@]}" -gt 0 ] || fail "There are no test projects in $root/tests."

browser() {
  local name
  # The shell without a window does a third less for the same pages.
  for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
  done
  return 1
}

prepare_folders
rm -rf -- "$results"
mkdir -p "$results"
require_space "$root" 1000 'building and testing'
require_space "${TMPDIR:-/tmp}" 700 'the test database'

have dotnet || [ -x "${DOTNET_ROOT:-/nonexistent}/dotnet" ] || require_dotnet
require_icu
require_dotnet
require_node
[ -n "${RECEPTIONCENTRE_TEST_POSTGRES:-}" ] || require_postgres
have pdftotext || install_packages 'the PDF tools' poppler-utils
browser >/dev/null || install_packages Chromium chromium-headless-shell chromium-sandbox
# Measuring which code is hot pays for itself in a process that lives for days; one that tests lives for minutes.
export DOTNET_TieredPGO=0
CHROMIUM=$(browser) || fail "Chromium was installed but there is no 'chromium' on the PATH."
export CHROMIUM

if [ "$build" = yes ]; then
  since=$SECONDS
  npm_packages
  npm_build
  compiled=yes
  logged restore 'Restoring the packages' dotnet restore "$root/ReceptionCentre.sln"
  logged build-tests 'Building the solution' \
    dotnet build "$root/ReceptionCentre.sln" --no-restore -c Release -v minimal "-p:SharedCompilationId=$SharedCompilationId"
  end_compiler_server
  compiled=no
  printf 'Built in %s.\n' "$(elapsed "$since")"
fi

if [ -z "${RECEPTIONCENTRE_TEST_POSTGRES:-}" ]; then
  # In the temporary folder: its user may have no access to the checkout, and it is deleted at the end.
  server=$(mktemp -d "${TMPDIR:-/tmp}/rc-test-XXXXXX")
  chmod 755 "$server"
  RECEPTIONCENTRE_TEST_POSTGRES=$("$root/deploy/local/postgres.sh" start --ephemeral --data "$server/data") || exit 1
  export RECEPTIONCENTRE_TEST_POSTGRES
fi
export Documents__Renderer__Folder=$renderer

passed=0 failed=0 skipped=0
declare -A begun=()

# begin NAME: starts the tests of a project; its number is in $step_pid.
begin() {
  begun[$1]=$SECONDS
  # A test that hangs must not hang everything. The limit is far above what any project needs.
  timeout --kill-after=30 "${TEST_TIMEOUT:-2400}" \
    dotnet test "$root/tests/ReceptionCentre.$1.Tests" --no-build -c Release --results-directory "$results/$1" \
    --logger trx --logger 'console;verbosity=minimal' ${arguments[@]+"${arguments[@]}"} >"$results/$1.log" 2>&1 &
  step_pid=$!
}

# finish NAME PID: waits for them and counts what came of them.
finish() {
  local name=$1 rc=0 remark='' files=() p=0 f=0 s=0
  wait "$2" || rc=$?
  mapfile -t files < <(find "$results/$name" -name '*.trx' 2>/dev/null)
  if [ "${#files[@]}" -gt 0 ]; then read -r p f s < <(node "$root/deploy/local/trx.mjs" "${files[@]}"); fi
  # A project that broke off counts as one failure, so that the last line never looks better than it was.
  if [ "$rc" -eq 124 ] || [ "$rc" -eq 137 ]; then
    remark="stopped after ${TEST_TIMEOUT:-2400} s"
  elif [ "$rc" -ne 0 ] && [ "$f" -eq 0 ]; then
    remark="ended with exit code $rc without a failed test"
  elif [ "$filtered" = no ] && [ "$((p + f + s))" -eq 0 ]; then
    remark='ran no test'
  fi
  if [ -n "$remark" ]; then
    f=$((f + 1))
    say "  FAILED ReceptionCentre.$name.Tests $remark; the last lines of $results/$name.log:"
    tail -n 25 "$results/$name.log" | sed 's/^/      /' >&2
    remark=" – $remark"
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  printf '%-14s %5d passed %3d failed %3d skipped %8s%s\n' "$name" "$p" "$f" "$s" "$(elapsed "${begun[$name]}")" "$remark"
}

# The browser waits for pages half of the time and takes longest: the others run beside it, one after the other.
beside=no
for name in "${projects[@]}"; do
  if [ "$name" = EndToEnd ] && [ "${#projects[@]}" -gt 1 ]; then beside=yes; fi
done
if [ "$beside" = yes ]; then
  begin EndToEnd
  browser_pid=$step_pid
  step_pid=''
fi
for name in "${projects[@]}"; do
  if [ "$name" = EndToEnd ] && [ "$beside" = yes ]; then continue; fi
  begin "$name"
  finish "$name" "$step_pid"
  step_pid=''
done
if [ "$beside" = yes ]; then
  finish EndToEnd "$browser_pid"
  browser_pid=''
fi

if [ "$((passed + failed))" -eq 0 ]; then say 'No test ran.'; fi
last="$passed passed, $failed failed"
if [ "$skipped" -gt 0 ]; then last="$last, $skipped skipped"; fi
printf '%s\n' "$last"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
