phiward_test(
  NAME formats_tests
  LABELS unit
  SOURCES
    formats/delimited_test.cpp
    formats/hl7v2_test.cpp
    formats/key_filter_test.cpp
    formats/reader_test.cpp
    formats/row_reader_test.cpp
  LIBRARIES phiward_formats)
