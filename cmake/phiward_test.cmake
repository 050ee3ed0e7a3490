# phiward_test(NAME n LABELS l… SOURCES s… LIBRARIES t…): one Boost.Test program, one
# CTest test.
function(phiward_test)
  cmake_parse_arguments(TEST "" "NAME" "LABELS;SOURCES;LIBRARIES" ${ARGN})
  add_executable(${TEST_NAME} ${TEST_SOURCES} ${PROJECT_SOURCE_DIR}/tests/support/main.cpp)
  target_link_libraries(${TEST_NAME} PRIVATE
    ${TEST_LIBRARIES} phiward_test_support Boost::unit_test_framework phiward_options)
  target_compile_definitions(${TEST_NAME} PRIVATE BOOST_TEST_DYN_LINK)
  add_test(NAME ${TEST_NAME} COMMAND ${TEST_NAME} --color_output=no)
  set_tests_properties(${TEST_NAME} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT 300)
endfunction()
