# shellcheck shell=bash # part of deploy.sh, whose step it uses
# The pages, file by file kind: what stellar.local.gateway.WebSite says of them here, their bucket says in the cloud.

for_ever='public, max-age=31536000, immutable'
each_time=no-cache

type_of() {
  case $1 in
    html) echo 'text/html; charset=utf-8' ;;
    js) echo 'text/javascript; charset=utf-8' ;;
    css) echo 'text/css; charset=utf-8' ;;
    json | map) echo application/json ;;
    webmanifest) echo application/manifest+json ;;
    svg) echo image/svg+xml ;;
    png) echo image/png ;;
    jpg) echo image/jpeg ;;
    webp) echo image/webp ;;
    ico) echo image/x-icon ;;
    woff2) echo font/woff2 ;;
    txt) echo 'text/plain; charset=utf-8' ;;
    yaml) echo application/yaml ;;
    *) echo application/octet-stream ;;
  esac
}

# check_files FOLDER: what is kept for ever must have a name of its own content.
check_files() {
  local odd
  odd=$(find "$1/assets" -type f ! -name '*.gz' 2>/dev/null | grep -vE -- '-[A-Za-z0-9_-]{8}\.[a-z0-9]+$' | head -1 || true)
  [ -z "$odd" ] || die "$odd would be kept by browsers for ever, and its name does not tell its content; build the page anew."
}

# Kinds of files below a folder, by the ends of their names; packed ones are not brought up, for CloudFront packs itself.
kinds() {
  find "$@" -type f ! -name '*.gz' | sed -n 's/.*\.\([a-z0-9]*\)$/\1/p' | LC_ALL=C sort -u
}

# upload_files FOLDER BUCKET: parts before the pages that ask for them, index.html last.
upload_files() {
  local kind
  for kind in $(kinds "$1/assets"); do
    step "Bring up the .$kind files of a name that tells their content" aws s3 sync "$1/assets" "$2/assets" --no-progress \
      --exclude '*' --include "*.$kind" --cache-control "$for_ever" --content-type "$(type_of "$kind")"
  done
  for kind in $(kinds "$1" -not -path "$1/assets/*" ! -name index.html); do
    step "Bring up the other .$kind files" aws s3 cp "$1" "$2" --recursive --no-progress --exclude '*' --include "*.$kind" \
      --exclude 'assets/*' --exclude index.html --cache-control "$each_time" --content-type "$(type_of "$kind")"
  done
  step "Bring up the page that asks for all of them" aws s3 cp "$1/index.html" "$2/index.html" --no-progress \
    --cache-control "$each_time" --content-type "$(type_of html)"
}
