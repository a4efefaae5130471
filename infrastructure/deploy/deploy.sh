#!/usr/bin/env bash
# Brings what is built to AWS, by AWS's own tools; `./stellar deploy` builds first and calls this. In a package of the cloud it
# stands beside what it deploys.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here
[ -e "$root/template.yaml" ] || root=$(cd "$here/../.." && pwd)
# shellcheck source=files.sh
. "$here/files.sh"

usage() {
  cat <<'TEXT'
./stellar deploy [--stage trial|production] [--stack NAME] [--region REGION] [--domain HOST --certificate ARN [--zone ID]]
                 [--alarm-mail ADDRESS] [--budget DOLLARS] [--parameter NAME=VALUE]... [--bucket NAME] [--dry-run]
  Deploys template.yaml with its functions, then the pages, and prints where they are. Uses SAM's sam where there is one, and
  the AWS CLI's aws, with the credentials that they find.
  --stage        trial unless said; in production tables are protected and new versions are shifted to gradually
  --stack        stellar-STAGE unless said
  --domain       the site's name, with its certificate in us-east-1; with --zone its Route 53 records are written, too
  --alarm-mail   who hears of alarms
  --parameter    any other parameter of template.yaml, such as MailFrom, PushContact, ApplePhones
  --bucket       where the artifact is put on its way; made as stellar-artifacts-ACCOUNT-REGION when there is none
  --dry-run      say what would be done, command by command, and do none of it
TEXT
}

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

stage=trial stack='' region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}} domain='' certificate='' zone='' mail='' budget='' bucket='' dry='' others=()
while [ $# -gt 0 ]; do
  case $1 in
    --stage | --stack | --region | --domain | --certificate | --zone | --alarm-mail | --budget | --parameter | --bucket)
      [ $# -ge 2 ] && [ -n "$2" ] || die "$1 needs a value; ./stellar deploy --help tells which."
      case $1 in
        --stage) stage=$2 ;;
        --stack) stack=$2 ;;
        --region) region=$2 ;;
        --domain) domain=$2 ;;
        --certificate) certificate=$2 ;;
        --zone) zone=$2 ;;
        --alarm-mail) mail=$2 ;;
        --budget) budget=$2 ;;
        --parameter)
          [[ $2 =~ ^[A-Za-z]+=. ]] || die "--parameter wants NAME=VALUE, not \"$2\"."
          others+=("$2")
          ;;
        --bucket) bucket=$2 ;;
      esac
      shift 2
      ;;
    --dry-run) dry=yes && shift ;;
    -h | --help) usage && exit ;;
    *) die "./stellar deploy does not know \"$1\"; ./stellar deploy --help lists what it knows." ;;
  esac
done
[ "$stage" = trial ] || [ "$stage" = production ] || die "--stage is trial or production, not \"$stage\"."
stack=${stack:-stellar-$stage}
# The longest name made of it is that of a function, which has 64 characters.
[[ $stack =~ ^[a-z][a-z0-9-]{2,31}$ ]] || die "--stack may have 3 to 32 small letters, digits and -, and begins with a letter; \"$stack\" does not."
[ -n "$region" ] || die "No region is set; say --region eu-west-3, for instance, or set AWS_REGION."
[ -z "$domain" ] || [ -n "$certificate" ] || die "--domain needs --certificate, the ARN of its certificate in us-east-1."
[ -z "$zone" ] || [ -n "$domain" ] || die "--zone needs --domain, the name to write into it."
command -v aws >/dev/null || {
  command -v sam >/dev/null &&
    die "There is sam but no aws, and the pages are brought up by that; install the AWS CLI."
  die "Neither sam nor aws is installed; install the AWS CLI, which is enough."
}
tool=aws
if command -v sam >/dev/null; then tool=sam; fi
for other in ${others[@]+"${others[@]}"}; do
  grep -qE "^  ${other%%=*}:$" "$root/template.yaml" || die "template.yaml has no parameter ${other%%=*}."
done
for wanted in template.yaml functions/target/functions-lambda.jar web/dist/index.html; do
  [ -e "$root/$wanted" ] || die "$wanted is not there; ./stellar deploy builds it first."
done
check_files "$root/web/dist"

export AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER='' SAM_CLI_TELEMETRY=0
cd "$root"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packaged=target/deploy/$stack.yaml
number=0

# say TEXT [COMMAND...]: the next step, and the command it is, as it could be typed.
say() {
  number=$((number + 1))
  printf '%2d. %s\n' $number "$1"
  shift
  [ $# = 0 ] || printf '    %s\n' "$(shown "$@")"
}

shown() {
  local word text=''
  for word in "$@"; do
    # shellcheck disable=SC1003 # a quote, as a shell reads it
    [[ $word =~ ^[A-Za-z0-9_./:=@%+,-]+$ ]] || word="'${word//\'/\'\\\'\'}'"
    text+="$word "
  done
  printf '%s' "${text% }"
}

# step TEXT COMMAND...: says it, and does it unless only that was wanted.
step() {
  local text=$1
  shift
  say "$text" "$@"
  [ -n "$dry" ] || "$@" >"$work/said" 2>&1 || {
    cat "$work/said" >&2
    die "\"$text\" failed, and nothing after it was done; what the tool said stands above."
  }
}

# ask NAME TEXT COMMAND...: the same for a question; its answer is kept by that name, which stands for it in a dry run.
ask() {
  local name=$1
  shift
  step "$@"
  if [ -n "$dry" ]; then
    printf -v "$name" '%s' "$(tr '[:lower:]' '[:upper:]' <<<"$name")"
  else
    printf -v "$name" '%s' "$(tail -n 1 "$work/said")"
  fi
}

output() {
  printf '%s' "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]"
}

# What the site is called is known once it is there; until then only a page of this machine may sign people in.
known_origin() {
  origin=''
  if [ -n "$domain" ]; then
    origin=https://$domain
    return
  fi
  local question=(aws cloudformation describe-stacks --stack-name "$stack" --query "$(output SiteOrigin)" --output text)
  say "Ask what the site is called, if it was deployed before" "${question[@]}"
  if [ -z "$dry" ] && "${question[@]}" >"$work/said" 2>"$work/error"; then
    origin=$(tail -n 1 "$work/said")
    [ "$origin" != None ] || origin=''
  elif [ -z "$dry" ] && ! grep -q 'does not exist' "$work/error"; then
    cat "$work/error" >&2
    die "The stack $stack could not be asked for; what the tool said stands above."
  fi
}

artifact_bucket() {
  [ -z "$bucket" ] || return 0
  ask account "Ask which account this is" aws sts get-caller-identity --query Account --output text
  bucket=stellar-artifacts-$account-$region
  local make=(aws s3api create-bucket --bucket "$bucket")
  [ "$region" = us-east-1 ] || make+=(--create-bucket-configuration "LocationConstraint=$region")
  local there=(aws s3api head-bucket --bucket "$bucket")
  say "Look whether the bucket for the artifact is there" "${there[@]}"
  if [ -n "$dry" ]; then
    printf '    If it is not, the next two make it.\n'
  elif "${there[@]}" >"$work/said" 2>&1; then
    return 0
  fi
  step "Make the bucket" "${make[@]}"
  step "Close it to the public" aws s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
}

# The functions' one artifact and the nested templates go up by names that their contents give. `aws cloudformation package` does not
# look into Globals for the artifact: it would bring up this whole folder, once for each function.
nested() {
  local file name
  for file in infrastructure/site/site.yaml infrastructure/console/functions.yaml infrastructure/console/console.yaml; do
    name=$(sum <"$file").yaml
    step "Bring up ${file##*/}" aws s3 cp "$file" "s3://$bucket/$stack/$name" --no-progress
    edits+=(-e "s|^      TemplateURL: $file\$|      TemplateURL: https://s3.$region.amazonaws.com/$bucket/$stack/$name|")
  done
}

sum() {
  (sha256sum 2>/dev/null || shasum -a 256) | cut -c1-32
}

# put_up ORIGIN TEXT: brings the functions up and deploys.
put_up() {
  local artifact=functions/target/functions-lambda.jar name
  local parameters=("Stage=$stage" "SiteOrigins=${1:-http://localhost:8080}")
  [ -z "$domain" ] || parameters+=("Domain=$domain" "CertificateArn=$certificate")
  [ -z "$zone" ] || parameters+=("HostedZone=$zone")
  [ -z "$mail" ] || parameters+=("AlarmMail=$mail")
  [ -z "$budget" ] || parameters+=("MonthlyBudgetDollars=$budget")
  parameters+=(${others[@]+"${others[@]}"})
  # The parameters are in the name, too: SAM publishes no new version when only the value of a parameter is another, and the alias
  # would go on with the older one.
  name=$(sum <"$artifact")-$(printf '%s\n' "${parameters[@]}" | sum).jar
  step "Bring up the functions" aws s3 cp "$artifact" "s3://$bucket/$stack/$name" --no-progress
  if [ -z "$dry" ]; then
    mkdir -p "${packaged%/*}"
    sed "${edits[@]}" -e "s|^    CodeUri: $artifact\$|    CodeUri: s3://$bucket/$stack/$name|" template.yaml >"$packaged"
    [ "$(grep -cE '^    CodeUri: s3://|^      TemplateURL: https://' "$packaged")" = 4 ] ||
      die "template.yaml does not name the functions' artifact and its three nested templates as deploy.sh knows them."
  fi
  local command=(aws cloudformation deploy)
  [ $tool = aws ] || command=(sam deploy --no-confirm-changeset)
  step "$2" "${command[@]}" --template-file "$packaged" --stack-name "$stack" --s3-bucket "$bucket" --s3-prefix "$stack" \
    --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --no-fail-on-empty-changeset \
    --parameter-overrides "${parameters[@]}" --tags system=stellar "stage=$stage"
}

[ -z "$dry" ] || printf 'This is what would be done; nothing is.\n'
known_origin
artifact_bucket
edits=()
nested
if [ -n "$dry" ] && [ -z "$domain" ]; then origin=ORIGIN; fi
first=$origin
put_up "$origin" "Deploy the stack; the first time takes a quarter of an hour, most of it CloudFront's"
if [ -z "$domain" ] && [ -z "$first" ]; then
  ask origin "Ask what the site is called now" aws cloudformation describe-stacks --stack-name "$stack" --query "$(output SiteOrigin)" --output text
  put_up "$origin" "Deploy again, now that the site's pages may sign people in"
elif [ -n "$dry" ] && [ -z "$domain" ]; then
  printf '    The first time with SiteOrigins=http://localhost:8080, and then once more with what the site is called: ORIGIN.\n'
fi
ask files "Ask where the pages belong" aws cloudformation describe-stacks --stack-name "$stack" --query "$(output SiteBucket)" --output text
ask distribution "Ask what shows them" aws cloudformation describe-stacks --stack-name "$stack" --query "$(output SiteDistribution)" --output text
upload_files web/dist "s3://$files"
step "Have CloudFront look again" aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*'
step "Ask what is where" aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text
[ -n "$dry" ] || cat "$work/said"
