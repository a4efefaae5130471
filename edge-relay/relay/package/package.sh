#!/usr/bin/env bash
# Makes the relay's packages out of what Maven built; `./stellar package` builds first and calls this.
# The same sources and JDK give the same bytes: times, owners and order are fixed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
relay=$(cd "$here/.." && pwd)
root=$(cd "$relay/../.." && pwd)
export LC_ALL=C TZ=UTC
# shellcheck source=edge-relay/relay/package/licences.sh
. "$here/licences.sh"

# Jackson mentions java.desktop for annotations that nothing here carries; it would add 25 MB.
unwanted_modules=java.desktop
# Apache Commons Daemon's procrun makes a Java program a Windows service; Maven fetches it, it is not in this repository.
procrun=commons-daemon:commons-daemon:1.5.1:zip:bin-windows
procrun_sha256=2fd4ab7dc417fa0479a48de8e243e46e8e476356f6fdc2349e850f224fcb0146
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

# How jmods and sqlite-jdbc name a platform: "JMODS SQLITE-FOLDER LIBRARY".
names() {
  case $1 in
    linux-x64) echo linux-amd64 Linux/x86_64 libsqlitejdbc.so ;;
    linux-arm64) echo linux-aarch64 Linux/aarch64 libsqlitejdbc.so ;;
    windows-x64) echo windows-amd64 Windows/x86_64 sqlitejdbc.dll ;;
    windows-arm64) echo windows-aarch64 Windows/aarch64 sqlitejdbc.dll ;;
    *) die "There is no platform \"$1\"; there are ${platforms[*]}." ;;
  esac
}

jdk_variable() { printf 'STELLAR_JDK_%s' "$(tr 'a-z-' 'A-Z_' <<<"$1")"; }

# The folder of a platform's jmods, empty when nobody named one.
jmods() {
  local platform=$1 variable folder
  variable=$(jdk_variable "$platform")
  folder=${!variable:-}
  [ -n "$folder" ] || return 0
  [ -e "$folder/java.base.jmod" ] || folder=$folder/jmods
  [ -e "$folder/java.base.jmod" ] ||
    die "There are no jmods for $platform in ${folder%/jmods}; a JDK keeps them in its folder jmods, Temurin offers them as a download of their own."
  local wanted
  read -r wanted _ <<<"$(names "$platform")"
  "$JAVA_HOME/bin/jmod" describe "$folder/java.base.jmod" | grep -qx "platform $wanted" ||
    die "The jmods in $folder are not for $platform, they say: $("$JAVA_HOME/bin/jmod" describe "$folder/java.base.jmod" | grep '^platform')."
  printf '%s\n' "$folder"
}

# A jar again without the native libraries in it, byte for byte the same each time.
without_natives() {
  local jar=$1 to=$2 open=$work/open
  rm -rf "$open"
  mkdir -p "$open"
  (cd "$open" && "$JAVA_HOME/bin/jar" --extract --file "$jar")
  mv "$open/org/sqlite/native" "$work/natives"
  mv "$open/META-INF/MANIFEST.MF" "$work/manifest"
  (cd "$open" && find . -type f | sed 's|^\./||' | sort) >"$work/entries"
  (cd "$open" && "$JAVA_HOME/bin/jar" --create --file "$to" --manifest "$work/manifest" --date "$stamp" "@$work/entries")
}

# What each platform's package holds alike: made once.
make_common() {
  local jar name
  mkdir -p "$common/lib" "$common/conf"
  cp "$relay/target/$(basename "$relay_jar")" "$common/lib/"
  for jar in "$relay"/target/lib/*.jar; do
    name=$(basename "$jar")
    case $name in
      sqlite-jdbc-*) without_natives "$jar" "$common/lib/$name" ;;
      *) cp "$jar" "$common/lib/$name" ;;
    esac
  done
  cp "$relay/relay.properties.example" "$relay/relay.jvm.options" "$common/conf/"
  cp "$root/LICENSE" "$common/LICENSE"
  cp "$root/docs/install.md" "$common/INSTALL.md"
  licences "$common/lib" >"$common/THIRD-PARTY.md"
}

# Java's own modules that the relay and its libraries use, found by jdeps.
modules() {
  "$JAVA_HOME/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps "$common"/lib/*.jar 2>/dev/null |
    tail -1 | tr ',' '\n' | grep -vx "$unwanted_modules" | paste -sd, -
}

make_runtime() {
  local platform=$1 to=$2 from
  from=$(jmods "$platform")
  if [ -z "$from" ] && [ "$platform" != "$(this_platform)" ]; then
    printf '  %s: no JDK 25 for it was named, so this package comes without a runtime; --jdk %s=FOLDER with that JDK'\''s jmods adds one.\n' \
      "$platform" "$platform" >&2
    return 1
  fi
  # Uncompressed: smaller once it is in the archive, and quicker to start.
  "$JAVA_HOME/bin/jlink" ${from:+--module-path "$from"} --add-modules "$(modules)" --output "$to" \
    --compress zip-0 --strip-java-debug-attributes --no-header-files --no-man-pages >"$work/jlink.log" 2>&1 ||
    die "jlink could not make the runtime for $platform: $(grep -v '^WARNING' "$work/jlink.log" | head -3)"
}

service_of() {
  local platform=$1 to=$2
  case $platform in
    linux-*)
      mkdir -p "$to/bin" "$to/systemd"
      cp "$here/linux/stellar-relay" "$to/bin/"
      cp "$here/linux/stellar-relay.service" "$to/systemd/"
      cp "$here/linux/install.sh" "$here/linux/uninstall.sh" "$to/"
      ;;
    windows-*)
      mkdir -p "$to/bin"
      # Windows finds a label of a batch file for certain only where lines end in its own way.
      sed 's/$/\r/' "$here/windows/stellar-relay.cmd" >"$to/bin/stellar-relay.cmd"
      cp "$here/windows/service.ps1" "$to/"
      # There is no procrun for arm64; service.ps1 uses a scheduled task where it does not find it.
      if [ "$platform" = windows-x64 ]; then
        need_procrun
        cp "$work/procrun/amd64/prunsrv.exe" "$work/procrun/LICENSE.txt" "$work/procrun/NOTICE.txt" "$to/bin/"
      fi
      ;;
  esac
}

need_procrun() {
  [ ! -e "$work/procrun" ] || return 0
  mvn -B -ntp -q -N -f "$root/pom.xml" dependency:copy -Dartifact="$procrun" -DoutputDirectory="$work/procrun" >"$work/mvn.log" 2>&1 ||
    die "Maven could not fetch $procrun, which makes the relay a Windows service: $(head -1 "$work/mvn.log")"
  local zip=$work/procrun/commons-daemon-1.5.1-bin-windows.zip
  [ "$(sha256sum "$zip" | cut -d' ' -f1)" = "$procrun_sha256" ] ||
    die "What Maven fetched as $procrun is not the file this was written with (another SHA-256); do not ship it."
  (cd "$work/procrun" && "$JAVA_HOME/bin/jar" --extract --file "$zip")
}

store_version() {
  "$JAVA_HOME/bin/javap" -constants -private -cp "$relay_jar" stellar.relay.spool.Schema |
    sed -n 's/.* int VERSION = \([0-9]*\);/\1/p'
}

pack() {
  local name=$1 platform=$2 file
  cd "$work/stage"
  case $platform in
    linux-*)
      file=$name.tar.gz
      tar --sort=name --mtime="$stamp" --owner=0 --group=0 --numeric-owner --mode=u+w,go=rX -cf - "$name" | gzip -9n >"$out/$file"
      ;;
    windows-*)
      file=$name.zip
      find "$name" -type f | sort >"$work/entries"
      "$JAVA_HOME/bin/jar" --create --no-manifest --file "$out/$file" --date "$stamp" "@$work/entries"
      ;;
  esac
  printf '  %s  %s MB, unpacked %s MB\n' "$out/$file" "$(du -m "$out/$file" | cut -f1)" "$(du -sm "$name" | cut -f1)"
  cd "$root"
}

make_package() {
  local platform=$1 name=stellar-relay-$version-$1 tree runtime=none folder library
  tree=$work/stage/tree
  rm -rf "$work/stage"
  mkdir -p "$work/stage"
  cp -R "$common" "$tree"
  read -r _ folder library <<<"$(names "$platform")"
  mkdir "$tree/lib/native"
  cp "$work/natives/$folder/$library" "$tree/lib/native/"
  if make_runtime "$platform" "$tree/runtime"; then
    runtime=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$tree/runtime/release")
  else
    name=$name-noruntime
  fi
  service_of "$platform" "$tree"
  cat >"$tree/release" <<TEXT
VERSION="$version"
PLATFORM="$platform"
STORE_VERSION="$(store_version)"
JAVA="25"
RUNTIME="$runtime"
TEXT
  mv "$tree" "$work/stage/$name"
  pack "$name" "$platform"
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
(cd "$out" && sha256sum -- stellar-relay-*.tar.gz stellar-relay-*.zip 2>/dev/null >SHA256SUMS) || true
