# shellcheck shell=bash disable=SC2154 # part of package.sh, whose variables it uses
# What goes into a package.

# Jackson mentions java.desktop for annotations that nothing here carries; it would add 25 MB.
unwanted_modules=java.desktop
# Apache Commons Daemon's procrun makes a Java program a Windows service; Maven fetches it, it is not in this repository.
procrun=commons-daemon:commons-daemon:1.5.1:zip:bin-windows
procrun_sha256=2fd4ab7dc417fa0479a48de8e243e46e8e476356f6fdc2349e850f224fcb0146

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
  store_version=$("$JAVA_HOME/bin/javap" -constants -private -cp "$relay_jar" stellar.relay.spool.Schema |
    sed -n 's/.* int VERSION = \([0-9]*\);/\1/p')
  [ -n "$store_version" ] || die "stellar.relay.spool.Schema tells no VERSION of the store any more; contents.sh reads it there."
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
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 "$here/Licences.java" "$common/lib" >"$common/THIRD-PARTY.md" 2>"$work/licences.log" ||
    die "The licences of the jars are not all known: $(grep -m1 IOException "$work/licences.log")"
}

# Java's own modules that the relay and its libraries use, found by jdeps.
modules() {
  "$JAVA_HOME/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps "$common"/lib/*.jar 2>/dev/null |
    tail -1 | tr ',' '\n' | grep -vx "$unwanted_modules" | paste -sd, -
}

# Uncompressed: smaller once it is in the archive, and quicker to start. Without jmods, jlink takes this JDK's own modules.
make_runtime() {
  local platform=$1 jmods=$2 to=$3
  "$JAVA_HOME/bin/jlink" ${jmods:+--module-path "$jmods"} --add-modules "$(modules)" --output "$to" \
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
        printf "| bin/prunsrv.exe, of Apache Commons Daemon | Apache-2.0 |\n" >>"$to/THIRD-PARTY.md"
        cp "$work/procrun/amd64/prunsrv.exe" "$work/procrun/LICENSE.txt" "$work/procrun/NOTICE.txt" "$to/bin/"
      fi
      ;;
  esac
}

need_procrun() {
  [ ! -e "$work/procrun" ] || return 0
  mvn -B -ntp -q -N -f "$root/pom.xml" dependency:copy -Dartifact="$procrun" -DoutputDirectory="$work/procrun" >"$work/mvn.log" 2>&1 ||
    die "Maven could not fetch $procrun, which makes the relay a Windows service: $(head -1 "$work/mvn.log")"
  local zip
  zip=$(echo "$work"/procrun/*.zip)
  [ "$(sha256sum "$zip" | cut -d' ' -f1)" = "$procrun_sha256" ] ||
    die "What Maven fetched as $procrun is not the file this was written with (another SHA-256); do not ship it."
  (cd "$work/procrun" && "$JAVA_HOME/bin/jar" --extract --file "$zip")
}

pack() {
  local name=$1 platform=$2 file
  case $platform in
    linux-*)
      file=$name.tar.gz
      tar -C "$work/stage" --sort=name --mtime="$stamp" --owner=0 --group=0 --numeric-owner --mode=u+w,go=rX -cf - "$name" |
        gzip -n >"$out/$file"
      ;;
    windows-*)
      file=$name.zip
      (cd "$work/stage" && find "$name" -type f | sort >"$work/entries" &&
        "$JAVA_HOME/bin/jar" --create --no-manifest --file "$out/$file" --date "$stamp" "@$work/entries")
      ;;
  esac
  printf '  %s  %s MB, unpacked %s MB\n' "$out/$file" "$(du -m "$out/$file" | cut -f1)" "$(du -sm "$work/stage" | cut -f1)"
}

make_package() {
  local platform=$1 name=stellar-relay-$version-$1 tree=$work/stage/tree runtime=none jmods folder library
  rm -rf "$work/stage"
  mkdir -p "$work/stage"
  cp -R "$common" "$tree"
  read -r _ folder library <<<"$(names "$platform")"
  mkdir "$tree/lib/native"
  cp "$work/natives/$folder/$library" "$tree/lib/native/"
  jmods=$(jmods "$platform")
  if [ -n "$jmods" ] || [ "$platform" = "$(this_platform)" ]; then
    make_runtime "$platform" "$jmods" "$tree/runtime"
    runtime=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$tree/runtime/release")
  else
    name=$name-noruntime
    printf "  %s: no JDK 25 for it was named, so this package comes without a runtime; --jdk %s=FOLDER with that JDK's jmods adds one.\n" \
      "$platform" "$platform" >&2
  fi
  service_of "$platform" "$tree"
  cat >"$tree/release" <<TEXT
VERSION="$version"
PLATFORM="$platform"
STORE_VERSION="$store_version"
JAVA="25"
RUNTIME="$runtime"
TEXT
  mv "$tree" "$work/stage/$name"
  pack "$name" "$platform"
}
