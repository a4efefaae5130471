# Part of package.sh: what the jars of the package are licensed under.
# shellcheck shell=bash

# Each jar with the licence that its manifest names, or that lies in it.
licences() {
  local jar licence
  printf '# What the relay brings along\n\nThe full texts lie in the jars, below META-INF, and those of the Java runtime in runtime/legal.\n\n| jar | licence |\n|---|---|\n'
  for jar in "$1"/*.jar; do
    case $(basename "$jar") in
      relay-* | contract-*) licence='Apache-2.0, see LICENSE' ;;
      *) licence=$(licence "$jar") ;;
    esac
    printf '| %s | %s |\n' "$(basename "$jar")" "$licence"
  done
}

licence() {
  local named
  # A manifest breaks its lines after 72 bytes and goes on with a blank.
  rm -rf "$work/open"
  mkdir -p "$work/open"
  (cd "$work/open" && "$JAVA_HOME/bin/jar" --extract --file "$1" META-INF/MANIFEST.MF)
  named=$(tr -d '\r' <"$work/open/META-INF/MANIFEST.MF" | sed -e ':join' -e 'N' -e 's/\n //' -e 'tjoin' -e 'P' -e 'D' |
    sed -n 's/^Bundle-License: *//p')
  case $named in
    *apache.org/licenses/LICENSE-2.0*) echo Apache-2.0 ;;
    ?*) echo "$named" ;;
    *) "$JAVA_HOME/bin/jar" --list --file "$1" | grep -m1 -E '^META-INF/(LICENSE|LICENCE)' ||
      die "$(basename "$1") names no licence, neither in its manifest nor below META-INF; find it out and name it in package.sh." ;;
  esac
}
