#!/usr/bin/env bash
# Breaks the store in twelve ways, one at a time, in a copy of the tree, and requires that the proof tests notice each.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
copy=$(mktemp -d "${TMPDIR:-/tmp}/waymark-mutants-XXXXXX")
trap 'rm -rf "$copy"' EXIT
cp -r "$here/Package.swift" "$here/Sources" "$here/Tests" "$here/Resources" "$copy/"
cd "$copy"
swift build --build-tests >build.log 2>&1 || { tail -20 build.log; exit 1; }
if ! timeout 900 swift test --skip-build --filter "ProofTests|FaultTableTests" >test.log 2>&1; then
  echo "The tests fail before anything is broken:"; tail -20 test.log; exit 1
fi
count=$(python3 -c 'import json; print(len(json.load(open("Tests/Mutants/mutants.json"))))')
missed=0
for number in $(seq 0 $((count - 1))); do
  name=$(python3 - "$number" <<'PY'
import json, sys
mutant = json.load(open("Tests/Mutants/mutants.json"))[int(sys.argv[1])]
text = open(mutant["file"]).read()
open("kept", "w").write(text)
for change in [mutant] + ([mutant["and"]] if "and" in mutant else []):
    if change["find"] not in text:
        sys.exit("the line to break isn't there any more: " + change["find"])
    text = text.replace(change["find"], change["put"], 1)
open(mutant["file"], "w").write(text)
print(mutant["name"])
PY
  )
  file=$(python3 -c 'import json,sys; print(json.load(open("Tests/Mutants/mutants.json"))[int(sys.argv[1])]["file"])' "$number")
  swift build --build-tests >build.log 2>&1 || { echo "does not build: $name"; tail -5 build.log; exit 1; }
  if timeout 900 swift test --skip-build --filter "ProofTests|FaultTableTests" >test.log 2>&1; then
    echo "MISSED  $name"; missed=$((missed + 1))
  else
    echo "caught  $name ($(grep -m1 -oE 'life [0-9].*' test.log | cut -c1-90))"
  fi
  cp kept "$file"
done
echo "$((count - missed)) of $count mutants caught"
[ "$missed" = 0 ]
