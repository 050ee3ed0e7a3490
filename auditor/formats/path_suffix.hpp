// What the end of a path says of a file's format. The sets stand here together, as path_context.hpp
// has to know all that a path may tell.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace phiward {

// True if `path` ends with one of `suffixes` (".csv"), in any case.
[[nodiscard]] bool has_suffix(std::string_view path, std::span<const std::string_view> suffixes);

namespace suffixes {

using Word = std::string_view;

inline constexpr auto kTables = std::to_array<Word>({".csv", ".tsv", ".tab", ".psv"});
inline constexpr auto kHl7v2 = std::to_array<Word>({".hl7", ".hl7v2", ".er7", ".ndhl7"});
inline constexpr auto kSql =
    std::to_array<Word>({".sql", ".dump", ".ddl", ".mysql", ".pgsql", ".psql", ".dmp"});
inline constexpr auto kX12 =
    std::to_array<Word>({".edi", ".x12", ".270", ".271", ".276", ".277", ".278", ".820", ".834",
                         ".835", ".837", ".837p", ".837i", ".837d"});
inline constexpr auto kProse =
    std::to_array<Word>({".md", ".markdown", ".rst", ".feature", ".adoc", ".org"});
inline constexpr auto kCode =
    std::to_array<Word>({".java", ".kt",  ".kts", ".scala", ".groovy", ".cs",  ".ts", ".tsx",
                         ".js",   ".jsx", ".mjs", ".py",    ".rb",     ".go",  ".rs", ".swift",
                         ".php",  ".c",   ".cc",  ".cpp",   ".h",      ".hpp", ".m",  ".vue"});
inline constexpr auto kNotebooks = std::to_array<Word>({".ipynb"});
inline constexpr auto kDicomHeaders = std::to_array<Word>({"!header"});  // of a file's member

// No two have one in common.
inline constexpr auto kAll = std::to_array<std::span<const Word>>(
    {kTables, kHl7v2, kSql, kX12, kProse, kCode, kNotebooks, kDicomHeaders});

}  // namespace suffixes

}  // namespace phiward
