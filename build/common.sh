# Shared by the commands at the root. Sourced, not run.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

command -v dotnet >/dev/null || { echo "SmartLocal needs the .NET SDK 10: https://dotnet.microsoft.com/download" >&2; exit 2; }

# The published host, made again when a source is newer than it. Published and not run from the sources: only published
# output serves the style sheets of the modules, and it starts in a fraction of the time.
publish() { # [--no-build where the solution was built just now]
  local stamp=out/host/.published
  if [ -f "$stamp" ] && [ -z "$(find src schemas docs/openapi.json Directory.Build.props Directory.Packages.props build -newer "$stamp" -not -path '*/obj/*' -not -path '*/bin/*' -type f -print -quit)" ]; then
    return
  fi
  echo "Publishing SmartLocal (a minute or two the first time) ..." >&2
  dotnet publish src/Host -c Release -p:UseSharedCompilation=true "$@" -o out/host -v q >out/publish.log 2>&1 || { cat out/publish.log >&2; exit 1; }
  touch "$stamp"
}

# Debian packages that are missing, installed in one go.
install() {
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing ${missing[*]} ..." >&2
  local sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo
  DEBIAN_FRONTEND=noninteractive $sudo apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

mkdir -p out
