#!/bin/sh
# Removes the relay's program and service: ./uninstall.sh [--prefix DIR] [--purge]
# Settings, key and store stay, unless --purge says that they go too.
set -eu
prefix=''
purge=no
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?"--prefix needs a folder."} && shift 2 ;;
    --purge) purge=yes && shift ;;
    *) echo "uninstall.sh knows --prefix DIR and --purge, not \"$1\"." >&2 && exit 2 ;;
  esac
done
state=$prefix/var/lib/stellar-relay
[ -n "$prefix" ] || [ "$(id -u)" = 0 ] || { echo "Removing a service needs root: run it with sudo." >&2 && exit 1; }

if [ -z "$prefix" ] && [ -d /run/systemd/system ]; then
  systemctl --quiet disable --now stellar-relay 2>/dev/null || true
fi
rm -f "$prefix/etc/systemd/system/stellar-relay.service"
rm -rf "$prefix/opt/stellar-relay" "$prefix/var/cache/stellar-relay"
if [ -z "$prefix" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
if [ "$purge" = yes ]; then
  rm -rf "$state"
  echo "The relay is removed, with its settings, its key and what had not reached the cloud."
else
  echo "The relay is removed. $state stays: settings, key, and what has not reached the cloud (--purge removes it)."
fi
