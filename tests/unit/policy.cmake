phiward_test(NAME policy_tests LABELS unit
  SOURCES
    policy/config_test.cpp
    policy/exit_status_test.cpp
  LIBRARIES phiward_policy)
