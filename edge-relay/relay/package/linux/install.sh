#!/bin/sh
# Installs the relay this folder holds, or updates the one that is installed: ./install.sh [--prefix DIR] [--no-start]
# --prefix puts everything below DIR and touches neither users nor systemd.
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
prefix=''
start=yes
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?"--prefix needs a folder."} && shift 2 ;;
    --no-start) start=no && shift ;;
    *) echo "install.sh knows --prefix DIR and --no-start, not \"$1\"." >&2 && exit 2 ;;
  esac
done
program=$prefix/opt/stellar-relay
state=$prefix/var/lib/stellar-relay
unit=$prefix/etc/systemd/system/stellar-relay.service

die() {
  echo "$1" >&2
  exit 1
}

said() { sed -n "s/^$1=\"\(.*\)\"\$/\1/p" "$here/release"; }

has_systemd() { [ -z "$prefix" ] && [ -d /run/systemd/system ]; }

version=$(said VERSION)
platform=$(said PLATFORM)
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) machine=linux-x64 ;;
  Linux-aarch64) machine=linux-arm64 ;;
  *) machine=$(uname -s)-$(uname -m) ;;
esac
[ "$platform" = "$machine" ] ||
  die "This package is for $platform and this machine is $machine; take stellar-relay-$version-$machine."
[ -n "$prefix" ] || [ "$(id -u)" = 0 ] || die "Installing makes a user and a service: run it with sudo."

# Stopped first, so that the store is settled; refused, the old relay goes on.
was_there=no
if has_systemd && systemctl --quiet is-enabled stellar-relay 2>/dev/null; then
  was_there=yes
  systemctl stop stellar-relay
fi
store=$(sed -n 's/^store\.directory *= *//p' "$state/relay.properties" 2>/dev/null || true)
case $store in
  /*) ;;
  *) store=$state/${store:-store} ;;
esac
if [ -f "$store/relay.db" ]; then
  # The version stands in the header of the SQLite file, bytes 60 to 63 (user_version).
  stored=$(od -An -v -tu1 -j60 -N4 "$store/relay.db" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }')
  if [ "${stored:-0}" -gt "$(said STORE_VERSION)" ]; then
    if [ "$was_there" = yes ]; then systemctl start stellar-relay; fi
    die "The store in $store is of version $stored, and relay $version knows $(said STORE_VERSION): nothing was changed. Keep the relay that is installed, or move that folder away."
  fi
fi

if [ -z "$prefix" ] && ! id stellar >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/stellar-relay --no-create-home --shell /usr/sbin/nologin stellar
fi

# The new version lies complete beside the old one before the link points to it.
mkdir -p "$program"
rm -rf "$program/$version.new"
mkdir "$program/$version.new"
cp -R "$here/." "$program/$version.new/"
if [ -z "$prefix" ]; then chown -R root:root "$program/$version.new"; fi
chmod -R u+rwX,go=rX "$program/$version.new"
java=$program/$version.new/runtime/bin/java
if [ -x "$java" ] && ! ls "$program/$version.new"/runtime/lib/server/classes*.jsa >/dev/null 2>&1; then
  # Java's own classes, laid out for this machine; the relay's archive (bin/stellar-relay) builds on it. It runs without, too.
  "$java" @"$here/conf/relay.jvm.options" -Xshare:dump >/dev/null 2>&1 || echo "Java's class archive could not be made."
fi
rm -rf "${program:?}/$version"
mv "$program/$version.new" "$program/$version"
ln -sfn "$version" "$program/current.new"
mv -T "$program/current.new" "$program/current"
for old in "$program"/*; do
  [ "$old" = "$program/current" ] || [ "$old" = "$program/$version" ] || rm -rf "$old"
done

rm -f "$prefix/var/cache/stellar-relay/relay.jsa"

# What is the operator's own: settings, key, passwords, store. Only the relay may look inside.
mkdir -p "$state"
cp --remove-destination "$here/conf/relay.properties.example" "$state/relay.properties.example"
chmod -R u+rwX,go= "$state"
if [ -z "$prefix" ]; then chown -R stellar:stellar "$state"; fi

mkdir -p "$(dirname -- "$unit")"
cp "$here/systemd/stellar-relay.service" "$unit"
chmod 644 "$unit"
if has_systemd; then
  systemctl daemon-reload
  systemctl --quiet enable stellar-relay
  if [ "$start" = yes ]; then systemctl start stellar-relay; fi
fi

echo "Relay $version is in $program/current; its settings, key and store are in $state."
if [ -e "$state/relay.properties" ]; then
  echo "It works with the settings that were there; curl http://127.0.0.1:8090/health tells how it is."
else
  echo "Next: open http://127.0.0.1:8090/setup on this machine (from another one: ssh -L 8090:127.0.0.1:8090 USER@THIS-MACHINE)."
  echo "The page asks for a word that the relay has written into its log: sudo journalctl -u stellar-relay -n 20"
fi
has_systemd || echo "Without systemd, start it with: $program/current/bin/stellar-relay --config $state/relay.properties"
