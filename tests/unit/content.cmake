phiward_test(
  NAME content_tests
  LABELS unit
  SOURCES
    content/code_points_test.cpp
    content/decode_test.cpp
    content/encoding_probe_test.cpp
  LIBRARIES phiward_content)
