phiward_test(NAME ledger_tests
  LABELS unit
  SOURCES
    ledger/append_only_test.cpp
    ledger/cache_test.cpp
    ledger/damaged_file_test.cpp
    ledger/database_test.cpp
    ledger/digest_test.cpp
    ledger/full_disk_test.cpp
    ledger/key_of_ledger_test.cpp
    ledger/ledger_test.cpp
    ledger/repeated_audit_test.cpp
    ledger/several_writers_test.cpp
    ledger/site_key_test.cpp
    ledger/verify_test.cpp
  LIBRARIES phiward_ledger)
