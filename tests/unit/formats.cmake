phiward_test(
  NAME formats_tests
  LABELS unit
  SOURCES
    formats/cda_test.cpp
    formats/column_statistics_test.cpp
    formats/columns_test.cpp
    formats/delimited_test.cpp
    formats/drawn_tables_test.cpp
    formats/embedded_tables_test.cpp
    formats/dicom_test.cpp
    formats/fhir_json_test.cpp
    formats/fhir_search_test.cpp
    formats/fhir_shorthand_test.cpp
    formats/fhir_xml_test.cpp
    formats/fhir_yaml_test.cpp
    formats/hl7v2_delimiters_test.cpp
    formats/hl7v2_paths_test.cpp
    formats/hl7v2_test.cpp
    formats/id_systems_test.cpp
    formats/json_reader_test.cpp
    formats/key_filter_test.cpp
    formats/key_value_test.cpp
    formats/known_names_test.cpp
    formats/literal_join_test.cpp
    formats/literal_part_test.cpp
    formats/markup_tables_test.cpp
    formats/reader_test.cpp
    formats/row_reader_test.cpp
    formats/rows_block_test.cpp
    formats/section_cutter_test.cpp
    formats/section_reader_test.cpp
    formats/spoken_segment_test.cpp
    formats/sql_test.cpp
    formats/x12_delimiters_test.cpp
    formats/x12_test.cpp
    formats/xml_reader_test.cpp
  LIBRARIES phiward_formats)
