# One INTERFACE target carries every flag; nothing edits CMAKE_CXX_FLAGS.
option(PHIWARD_BUILD_TESTS "Build the tests" ON)
set(PHIWARD_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")

option(PHIWARD_FUZZ "Link the fuzz targets with libFuzzer (clang), under address and undefined" OFF)

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(phiward_options INTERFACE)
target_compile_features(phiward_options INTERFACE cxx_std_20)
target_include_directories(phiward_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(phiward_options INTERFACE
  _GLIBCXX_ASSERTIONS
  PHIWARD_VERSION="${PROJECT_VERSION}")
# -fPIE, not CMake's -fPIC: all of it goes into programs, and in code for shared libraries g++
# inlines no function that another library could replace.
target_compile_options(phiward_options INTERFACE
  -fPIE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -fstack-protector-strong
  $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
target_link_options(phiward_options INTERFACE -pie -Wl,-z,relro,-z,now -Wl,--build-id)

# g++ 12 warns falsely on std::string operator+ at -O2 (GCC PR105329).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(phiward_options INTERFACE -Wno-restrict)
endif()

if(PHIWARD_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "PHIWARD_FUZZ needs libFuzzer: add -DCMAKE_CXX_COMPILER=clang++")
  endif()
  set(PHIWARD_SANITIZE "fuzzer-no-link,address,undefined")
endif()

if(PHIWARD_SANITIZE)
  target_compile_options(phiward_options INTERFACE
    -fsanitize=${PHIWARD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(phiward_options INTERFACE -fsanitize=${PHIWARD_SANITIZE})
  # Instrumented code makes g++ take what is set for unset (its manual says so of -fsanitize).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(phiward_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
