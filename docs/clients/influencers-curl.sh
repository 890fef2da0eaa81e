#!/bin/sh
# Who moves a policy, with curl and nothing else.
# usage: sh influencers-curl.sh [ADDRESS] [POLICY-SLUG]
set -eu
node=${1:-${COUNTERWEIGHT_NODE:-http://127.0.0.1:4000}}
slug=${2:-droit-protection-sociale}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
case $slug in *[!a-z0-9-]*) fail "A slug has small letters, digits and hyphens: $slug" ;; esac

# One line: a text in JSON holds no line break.
question=$(tr -d '\n' <<'END'
query Influencers($slug: String!) { policy(by: { slug: $slug }) {
 influencers(first: 5) { edges { score hops node { name } } } } }
END
)
answer=$(curl -sS -H 'content-type: application/json' "${node%/}/graphql" \
  --data-binary "{\"query\": \"$question\", \"variables\": {\"slug\": \"$slug\"}}") || fail "No node answers at $node"

case $answer in
  '{"data":{"policy":{'*) ;;
  '{"data":{"policy":null'*) fail "$node knows no policy $slug" ;;
  *) fail "$answer" ;;
esac
# Fields come in the order in which they were asked for, so that a pattern can take them apart; a name may hold \".
echo 'score hops actor'
printf '%s\n' "$answer" |
  grep -oE '"score":[^,]+,"hops":[0-9]+,"node":\{"name":"([^"\\]|\\.)*"' |
  sed -E 's/"score":([^,]+),"hops":([0-9]+),"node":\{"name":"(.*)"/\1 \2 \3/'
