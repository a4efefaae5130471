#!/usr/bin/env bash
# Makes the package of the cloud: what deploy.sh needs, for a machine without Maven and Node. `./stellar package cloud` builds first
# and calls this. The same build gives the same bytes: times, owners and order are fixed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export LC_ALL=C TZ=UTC

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

out=$root/target/package
while [ $# -gt 0 ]; do
  case $1 in
    --out)
      [ $# -ge 2 ] || die "--out needs a folder."
      out=$2
      shift 2
      ;;
    -h | --help)
      printf '%s\n' "./stellar package cloud [--out DIR]" \
        "  Makes target/package/stellar-cloud-VERSION.tar.gz: the templates, the functions, the pages, and deploy.sh, which deploys them."
      exit
      ;;
    *) die "./stellar package cloud does not know \"$1\"." ;;
  esac
done
tar --version 2>/dev/null | grep -q GNU || die "The package is made with GNU tar, and the tar here is another one; install it."
for wanted in functions/target/functions-lambda.jar web/dist/index.html; do
  [ -e "$root/$wanted" ] || die "$wanted is not there; ./stellar package cloud builds it first."
done
version=$(sed -n '/<artifactId>stellar</{n;s|.*<version>\(.*\)</version>.*|\1|p;q;}' "$root/pom.xml")
stamp=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$root/pom.xml")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
to=$work/stellar-cloud-$version
mkdir -p "$to/functions/target" "$to/infrastructure" "$to/web" "$to/docs" "$out"
cp "$root/template.yaml" "$root/LICENSE" "$here/deploy.sh" "$here/files.sh" "$to"
cp "$root/docs/runbook.md" "$to/docs"
cp "$root/functions/target/functions-lambda.jar" "$to/functions/target"
cp -r "$root/infrastructure/site" "$root/infrastructure/console" "$to/infrastructure"
cp -r "$root/web/dist" "$to/web"
find "$to" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
chmod 755 "$to/deploy.sh"
out=$(cd "$out" && pwd)
tar --create --sort=name --mtime="$stamp" --owner=0 --group=0 --numeric-owner --format=gnu -C "$work" "stellar-cloud-$version" |
  gzip -n -9 >"$out/stellar-cloud-$version.tar.gz"
printf '  %s\n' "$out/stellar-cloud-$version.tar.gz"
