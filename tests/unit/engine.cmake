phiward_test(NAME engine_tests LABELS unit
  SOURCES
    engine/finding_set_test.cpp
    engine/history_audit_test.cpp
  LIBRARIES phiward_engine phiward_ledger)
