#!/usr/bin/env bash
# Makes the relay's packages out of what Maven built; `./stellar package` builds first and calls this.
# The same sources and JDK give the same bytes: times, owners and order are fixed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
relay=$(cd "$here/.." && pwd)
root=$(cd "$relay/../.." && pwd)
export LC_ALL=C TZ=UTC
# shellcheck source=contents.sh
. "$here/contents.sh"

platforms=(linux-x64 linux-arm64 windows-x64 windows-arm64)

usage() {
  cat <<'TEXT'
./stellar package [--platform linux-x64|linux-arm64|windows-x64|windows-arm64|all] [--jdk PLATFORM=FOLDER] [--out DIR]
  Makes target/package/stellar-relay-VERSION-PLATFORM.tar.gz (or .zip) and SHA256SUMS; the platform is this machine's unless said.
  --jdk  a JDK 25 of that platform with its jmods, or the folder of the jmods; STELLAR_JDK_LINUX_ARM64 and so on say the same.
         Without it a package for another platform comes without a runtime and uses the Java 25 that it finds there.
TEXT
}

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

this_platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo linux-x64 ;;
    Linux-aarch64) echo linux-arm64 ;;
    *) echo none ;;
  esac
}

wanted=$(this_platform)
out=$root/target/package
while [ $# -gt 0 ]; do
  case $1 in
    --platform | --jdk | --out)
      [ $# -ge 2 ] || die "$1 needs a value; ./stellar package --help tells which."
      case $1 in
        --platform) wanted=$2 ;;
        --jdk)
          [[ $2 == *=* ]] || die "--jdk wants PLATFORM=FOLDER, not \"$2\"."
          names "${2%%=*}" >/dev/null
          declare -x "$(jdk_variable "${2%%=*}")=${2#*=}"
          ;;
        --out) out=$2 ;;
      esac
      shift 2
      ;;
    -h | --help) usage && exit ;;
    *)
      usage >&2
      die "./stellar package does not know \"$1\"."
      ;;
  esac
done
[ "$wanted" != none ] || die "There is no package for this machine; name one with --platform: ${platforms[*]}."
if [ "$wanted" = all ]; then wanted=${platforms[*]}; fi
for platform in $wanted; do names "$platform" >/dev/null; done
tar --version 2>/dev/null | grep -q GNU || die "The packages are made with GNU tar, and the tar here is another one; install it."

version=$(sed -n '/<artifactId>stellar</{n;s|.*<version>\(.*\)</version>.*|\1|p;q;}' "$root/pom.xml")
stamp=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$root/pom.xml")
relay_jar=$relay/target/relay-$version.jar
if [ ! -e "$relay_jar" ] || [ ! -d "$relay/target/lib" ]; then die "The relay is not built yet; ./stellar package builds it first."; fi
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
common=$work/common
make_common
for platform in $wanted; do make_package "$platform"; done
cd "$out"
find . -maxdepth 1 -name 'stellar-relay-*' -type f | sed 's|^\./||' | sort | xargs sha256sum >SHA256SUMS
