phiward_test(NAME hooks_tests LABELS unit
  SOURCES
    hooks/child_environment_test.cpp
    hooks/new_commits_test.cpp
    hooks/object_directories_test.cpp
    hooks/push_message_test.cpp
    hooks/ref_update_test.cpp
    hooks/server_test.cpp
    hooks/watch_test.cpp
  LIBRARIES phiward_hooks)
