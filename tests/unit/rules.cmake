phiward_test(NAME rules_tests LABELS unit
  SOURCES
    rules/beginnings_test.cpp
    rules/catalog_test.cpp
    rules/check_test.cpp
    rules/empty_blocks_test.cpp
    rules/free_text_test.cpp
    rules/judge_test.cpp
    rules/key_finder_test.cpp
    rules/line_cursor_test.cpp
    rules/line_matcher_test.cpp
    rules/sightings_test.cpp
    rules/naming_test.cpp
    rules/noise_test.cpp
    rules/records_test.cpp
    rules/regex_test.cpp
    rules/shape_test.cpp
    rules/sieve/equal_states_test.cpp
    rules/sieve/expression_test.cpp
    rules/sieve/sieve_test.cpp
    rules/specimens_test.cpp
    rules/strict_toml_test.cpp
    rules/synthetic_test.cpp
    rules/validators_test.cpp
    rules/vocabulary_test.cpp
  LIBRARIES phiward_rules Threads::Threads)
