# The same gate behind Gitea's and GitLab's way of running hooks.
load support/server

setup() {
  new_server
  SSN=$(specimen ssn)
}

# Gitea's own wrapper: everything in pre-receive.d gets the input through echo.
use_gitea_wrapper() {
  mkdir "$SERVER/hooks/pre-receive.d"
  mv "$SERVER/hooks/pre-receive" "$SERVER/hooks/pre-receive.d/00-phiward"
  cat > "$SERVER/hooks/pre-receive" << 'HOOK'
#!/bin/bash
data=$(cat)
for hook in "$GIT_DIR"/hooks/pre-receive.d/*; do
  echo "${data}" | "$hook" || failed=$?
done
exit "${failed:-0}"
HOOK
  chmod +x "$SERVER/hooks/pre-receive"
  export GITEA_REPO_ID=7 GITEA_PUSHER_NAME=dev
}

@test "Gitea: accepted, refused, recorded with the pusher" {
  use_gitea_wrapper
  echo one | commit_file one
  push origin main
  assert_accepted
  plant two.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  [[ $(ledger 'SELECT DISTINCT server, pusher FROM decision') == 'gitea dev' ]]
}

@test "Gitea: the reason stands in the first remote line, with no other line before" {
  use_gitea_wrapper
  plant two.py "$SSN"
  push origin main
  [[ $(grep -m1 '^remote:' <<< "$output") == 'remote: phiward: push refused: '* ]]
}

@test "GitLab over ssh: every line is marked for its users" {
  export GL_ID=user-5 GL_USERNAME=dev GL_PROTOCOL=ssh
  plant two.py "$SSN"
  push origin main
  assert_refused "$SSN"
  assert_says 'GL-HOOK-ERR: phiward: push refused: '
  ! grep '^remote: ' <<< "$output" | grep -v '^remote: GL-HOOK-ERR: ' \
    || fail 'a line is not marked'
  [[ $(ledger 'SELECT server, pusher FROM decision') == 'gitlab dev' ]]
}

@test "GitLab's web editor: one line says it all" {
  export GL_ID=user-5 GL_PROTOCOL=web
  plant two.py "$SSN"
  push origin main
  assert_refused "$SSN"
  [[ $(grep -c '^remote: GL-HOOK-ERR: ' <<< "$output") == 1 ]]
  assert_says 'two.py:2'
}

@test "GitLab hides the quarantine path, and the gate finds the quarantine" {
  enable_gate 'unset GIT_QUARANTINE_PATH'
  export GL_ID=key-5 GL_PROTOCOL=ssh
  plant two.py "$SSN"
  push origin main
  assert_refused "$SSN"
  assert_last_verdict refused
}

@test "a pusher's name with escape sequences is recorded without them" {
  export GL_ID=$'user\e[31m' GL_PROTOCOL=ssh
  echo one | commit_file one
  push origin main
  assert_accepted
  [[ $(ledger 'SELECT pusher FROM decision') == 'user\x1B[31m' ]]
}
