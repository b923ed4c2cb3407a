# shellcheck shell=bash
# Shared by the scripts in this folder, by .ci/run and by migrations/add-migration.sh. It is sourced, never run.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
state="$root/.local"
logs="$state/log"
stamps="$state/stamps"

# No step may wait for an answer from the terminal (sudo asks there by itself, and only then).
interactive=no
if [ -t 0 ]; then interactive=yes; fi
exec </dev/null

# The programs for administrators are not on every user's path.
export PATH="$PATH:/usr/sbin:/sbin"
# One language for the messages that the scripts look for in the output of other programs.
export LC_ALL=C.UTF-8
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_UI_LANGUAGE=en
# Build nodes that stay behind would outlive Ctrl-C.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# The compiler server makes a build of many projects much faster, and stays behind. It keeps the
# environment it was started with: by this private name the script ends its own server afterwards
# without touching that of an editor on the same machine.
export SharedCompilationId="receptioncentre-$$"

say() { printf '%s\n' "$*" >&2; }

fail() {
  printf 'Error: %s\n' "$*" >&2
  exit 1
}

elapsed() { printf '%s s' "$((SECONDS - $1))"; }

# --- rights and packages -------------------------------------------------------------------------

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo && { sudo -n true 2>/dev/null || [ "$interactive" = yes ]; }; then
    sudo "$@"
  else
    return 126
  fi
}

apt_updated=no

# install_packages WHAT-FOR PACKAGE…
install_packages() {
  local what=$1 rc=0 log="$logs/install.log" quiet_cluster=/etc/postgresql-common/createcluster.d/receptioncentre-install.conf
  shift
  have apt-get || fail "$what is missing and this is not a Debian system: install the equivalent of these packages: $*."
  as_root true || fail "$what is missing and installing it needs root: run this script as root or as a user with sudo, or have an administrator run 'apt-get install --no-install-recommends $*'."
  require_space /usr 700 "the packages for $what"
  say "Installing $what ($*)…"
  # The packages would start a system-wide database server, which nobody asked for and which Ctrl-C would not stop.
  # The file is gone again after the installation, so that the machine's own administrator is not surprised later.
  case " $* " in *' postgresql '*)
    as_root sh -c "mkdir -p ${quiet_cluster%/*} && echo 'create_main_cluster = false' >$quiet_cluster" ;;
  esac
  {
    # Another installation may hold the lock for a moment: wait for it.
    if [ "$apt_updated" = no ]; then
      as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 update || rc=$?
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
      install --no-install-recommends "$@" || rc=$?
  } >>"$log" 2>&1 </dev/null
  apt_updated=yes
  as_root rm -f "$quiet_cluster" || true
  [ "$rc" -eq 0 ] || explain_failure "Installing $what" "$log"
}

postgres_folder() {
  local folder best=0 found='' version
  for folder in /usr/lib/postgresql/*/bin; do
    version=${folder%/bin}
    version=${version##*/}
    if [[ $version =~ ^[0-9]+$ ]] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && [ "$version" -gt "$best" ]; then
      best=$version found=$folder
    fi
  done
  [ -n "$found" ] && printf '%s\n' "$found"
}

require_postgres() {
  postgres_folder >/dev/null || install_packages PostgreSQL postgresql
  postgres_folder >/dev/null || fail "PostgreSQL was installed but its programs are not in /usr/lib/postgresql."
}

node_major() { { node --version 2>/dev/null || true; } | sed -n "s/^v\([0-9]*\)\..*/\1/p"; }

require_node() {
  local major
  major=$(node_major)
  if [ "${major:-0}" -lt 18 ]; then
    install_packages 'Node.js 18 or newer' nodejs npm
    hash -r
  elif ! have npm; then
    install_packages npm npm
    hash -r
  fi
  major=$(node_major)
  [ -n "$major" ] || fail "Node.js 18 or newer is needed, and even after installing Debian's package there is no 'node' on the PATH."
  [ "$major" -ge 18 ] || fail "Node.js 18 or newer is needed, and $(command -v node) is version $(node --version)."
  have npm || fail "npm is needed, and even after installing Debian's package there is no 'npm' on the PATH."
}

# .NET does not start without the Unicode library, and names are matched with it.
require_icu() {
  # Not 'grep -q': it would end early and leave ldconfig with a broken pipe, which counts as a failure here.
  if [ "$(/sbin/ldconfig -p 2>/dev/null | grep -c 'libicuuc\.so\.' || true)" -gt 0 ]; then return 0; fi
  local package
  if have apt-get && as_root true; then
    as_root apt-get -q -y -o DPkg::Lock::Timeout=300 update >>"$logs/install.log" 2>&1 && apt_updated=yes
  fi
  package=$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1 || true)
  install_packages 'the Unicode library (ICU)' "${package:-libicu72}"
}

require_dotnet() {
  local wanted found folder
  wanted=$(sed -n 's/.*"version"[^"]*"\([0-9.]*\)".*/\1/p' "$root/global.json")
  if ! have dotnet; then
    for folder in "${DOTNET_ROOT:-/nonexistent}" "${HOME:-/nonexistent}/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
      if [ -x "$folder/dotnet" ]; then
        export PATH="$folder:$PATH"
        break
      fi
    done
  fi
  have dotnet || fail "The .NET SDK is missing: install version $wanted or a newer ${wanted%%.*}.0 SDK and start again."
  # Invariant mode, because this must answer before the Unicode library is there.
  if ! (cd "$root" && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 dotnet --version) >/dev/null 2>&1; then
    found=$(DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 dotnet --list-sdks 2>/dev/null | sed 's/ .*//' | paste -sd ' ' || true)
    fail "The .NET SDK is too old or incomplete: version $wanted or a newer ${wanted%%.*}.0 SDK is needed and ${found:-none} was found."
  fi
  if [ -z "${DOTNET_CLI_HOME:-}" ] && [ ! -w "${HOME:-/nonexistent}" ]; then
    # Without a home (a service account, say) .NET and npm would have nowhere to keep their packages.
    export DOTNET_CLI_HOME="$state/home" HOME="$state/home"
    mkdir -p "$HOME"
  fi
}

# --- disk ----------------------------------------------------------------------------------------

# require_space PATH MIB WHAT-FOR
require_space() {
  local path=$1 needed=$2 what=$3 free
  while [ ! -e "$path" ]; do path=$(dirname -- "$path"); done
  free=$(df -Pm -- "$path" | awk 'NR==2 {print $4}')
  [ "$free" -ge "$needed" ] ||
    fail "The disk that holds $path is too full: $needed MB must be free for $what and $free MB are."
}

# explain_failure WHAT LOG: one sentence and the last lines of the log, then the end.
explain_failure() {
  local what=$1 log=$2
  if tail -n 400 "$log" 2>/dev/null | grep -iE 'no space left on device|ENOSPC|not enough space on the disk|disk quota exceeded|not enough free space' >/dev/null; then
    fail "$what stopped because the disk is full: make room (free now: $(df -Pm -- "$root" | awk 'NR==2 {print $4}') MB for the checkout, $(df -Pm -- "${TMPDIR:-/tmp}" | awk 'NR==2 {print $4}') MB for temporary files) and start again; the log is $log."
  fi
  say "The last lines of $log:"
  tail -n 25 "$log" 2>/dev/null | sed 's/^/  | /' >&2 || true
  fail "$what failed; the whole log is $log."
}

prepare_folders() {
  if ! mkdir -p "$logs" "$stamps" 2>/dev/null || [ ! -w "$logs" ] || [ ! -w "$stamps" ]; then
    if [ -e "$state" ] && [ ! -w "$state" ]; then
      fail "$state belongs to $(stat -c %U "$state") and cannot be written by $(id -un): run this script as that user."
    fi
    require_space "$root" 10 'the logs'
    fail "The checkout $root cannot be written by $(id -un): run this script as its owner $(stat -c %U "$root")."
  fi
}

# --- running steps -------------------------------------------------------------------------------

step_pid=''

# logged NAME WHAT COMMAND…: output to the log; ends the script with one sentence when it fails.
# Descriptor 9 is the lock of run.sh, which no child may keep. The command runs in the background so that a signal is handled at once instead of after it.
logged() {
  local log="$logs/$1.log" what=$2 rc=0
  shift 2
  "$@" >"$log" 2>&1 </dev/null 9>&- &
  step_pid=$!
  wait "$step_pid" || rc=$?
  step_pid=''
  [ "$rc" -eq 0 ] || explain_failure "$what" "$log"
}

# Ends one process that this script started, politely first.
end_process() {
  local pid=$1 seconds=${2:-20} i
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || return 0
  kill -TERM "$pid" 2>/dev/null || return 0
  for ((i = 0; i < seconds * 10; i++)); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}

end_compiler_server() {
  local process
  for process in /proc/[0-9]*; do
    if [ -O "$process" ] && tr '\0' '\n' <"$process/cmdline" 2>/dev/null | grep -q VBCSCompiler &&
      tr '\0' '\n' <"$process/environ" 2>/dev/null | grep -qx "SharedCompilationId=$SharedCompilationId"; then
      kill "${process#/proc/}" 2>/dev/null || true
    fi
  done
}

# --- what the code is ----------------------------------------------------------------------------

# The files that make up the applications, one "hash  path" per line, by content: times and branch names can lie,
# content cannot. Ignored files (bin, obj, node_modules) are left out.
source_files() {
  (
    cd "$root" || exit 1
    if have git && git -c safe.directory="$root" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
      git -c safe.directory="$root" ls-files -z --cached --others --exclude-standard -- src migrations tests/ReceptionCentre.Fakes ':(glob)*' ':(exclude,glob)*.md'
    else
      find src migrations . -maxdepth 1 -type f -print0
      find src migrations tests/ReceptionCentre.Fakes -mindepth 1 \( -name bin -o -name obj -o -name node_modules -o -path src/ReceptionCentre.Web/wwwroot/lib \) -prune -o -type f -print0
    fi | sort -zu | xargs -0r sha256sum 2>/dev/null || true
    # A deleted file that git still lists has no hash and so drops out of the list, which is what is wanted.
    printf '%s  %s\n' "$(git -c safe.directory="$root" rev-parse HEAD 2>/dev/null || echo none)" '(commit)'
    printf '%s  %s\n' "$(dotnet --version 2>/dev/null || echo none)" '(sdk)'
    printf '%s  %s\n' "${FullSqlClient:-false}" '(FullSqlClient)'
  )
}

# --- npm -----------------------------------------------------------------------------------------

web="$root/src/ReceptionCentre.Web"
renderer="$root/src/ReceptionCentre.Infrastructure/Documents/Renderer"

# npm_install NAME FOLDER: 'npm ci' only when the lock file, the package file or Node changed.
npm_install() {
  local name=$1 folder=$2 now stamp="$stamps/npm-$1"
  [ -f "$folder/package-lock.json" ] || fail "$folder/package-lock.json is missing."
  now=$(cat "$folder/package.json" "$folder/package-lock.json" <(node --version; uname -m) | sha256sum)
  # npm writes this file last, so a half-finished installation is done again.
  if [ "$now" = "$(cat "$stamp" 2>/dev/null || true)" ] && [ -f "$folder/node_modules/.package-lock.json" ]; then return 0; fi
  say "Installing the npm packages of the $name…"
  rm -f "$stamp"
  logged "npm-$name" "Installing the npm packages of the $name" npm --prefix "$folder" ci --no-audit --no-fund --loglevel=error
  printf '%s\n' "$now" >"$stamp"
}

npm_packages() {
  npm_install web "$web"
  npm_install renderer "$renderer"
}

npm_build() {
  logged npm-build 'Copying the front-end libraries' npm --prefix "$web" run build
}

# --- entity framework ----------------------------------------------------------------------------

# ef PROVIDER COMMAND…: the migrations tool for one provider. No server is contacted by the commands used here.
ef() {
  local provider=$1
  shift
  (
    cd "$root" || exit 1
    # Each migrations project makes its own context: neither a server nor configuration is needed.
    dotnet ef "$@" --project "migrations/ReceptionCentre.Migrations.$provider" --startup-project "migrations/ReceptionCentre.Migrations.$provider"
  )
}
