# Run by phiward_embed: writes OUTPUT, a C++ file with the texts of FILES.
# The texts are raw string literals, split so that each stays below 16 KiB.
set(table "")
foreach(file IN LISTS FILES)
  get_filename_component(base ${file} NAME)
  file(READ ${file} text)
  set(literals "")
  string(LENGTH "${text}" length)
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8192 piece)
    string(APPEND literals "R\"~embed~(${piece})~embed~\"\n")
    math(EXPR at "${at} + 8192")
  endwhile()
  if(NOT literals)
    set(literals "\"\"")
  endif()
  string(APPEND table "    {\"${base}\", ${literals}},\n")
endforeach()
file(WRITE ${OUTPUT} "// NOLINTBEGIN: generated data
#include \"rules/embedded.hpp\"\n
namespace phiward {
std::vector<EmbeddedFile> ${NAME}() {
  return {
${table}  };
}
}  // namespace phiward
// NOLINTEND
")
