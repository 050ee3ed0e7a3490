phiward_test(NAME engine_tests LABELS unit
  SOURCES
    engine/blob_places_test.cpp
    engine/built_in_sieve_test.cpp
    engine/damaged_packs_test.cpp
    engine/compact_report_test.cpp
    engine/crafted_objects_test.cpp
    engine/exposure_test.cpp
    engine/finding_set_test.cpp
    engine/history_audit_test.cpp
    engine/in_order_test.cpp
    engine/kept_lines_test.cpp
    engine/lfs_test.cpp
    engine/likeness_test.cpp
    engine/members_test.cpp
    engine/pack_layouts_test.cpp
    engine/side_doors_test.cpp
    engine/verdicts_test.cpp
  LIBRARIES phiward_engine phiward_ledger PkgConfig::LIBARCHIVE SQLite::SQLite3)
add_dependencies(engine_tests phiward-unpack)
