#include "auditor/engine/kept_lines.hpp"

#include <cstdint>
#include <optional>

namespace phiward {
namespace {

// Bytes. Each look begins anew, which costs about as much as so many more.
constexpr std::size_t kFewest = 64;

struct Copy {
  std::size_t at = 0;    // in the text
  std::size_t from = 0;  // in the base
  std::size_t size = 0;
};

bool begins_line(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == '\n'; }

// The whole lines inside of a copy: those that are lines in the base, too.
std::optional<KeptLines> lines_in(const Copy& copy, std::string_view base, std::string_view text) {
  if (copy.size < kFewest) return std::nullopt;
  const std::string_view bytes = text.substr(copy.at, copy.size);
  std::size_t begin = 0;
  if (!begins_line(text, copy.at) || !begins_line(base, copy.from)) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    begin = end + 1;
  }
  std::size_t end = bytes.size();
  const bool to_the_end =
      copy.at + copy.size == text.size() && copy.from + copy.size == base.size();
  if (!to_the_end) {
    const std::size_t last = bytes.rfind('\n');
    if (last == std::string_view::npos) return std::nullopt;
    end = last + 1;
  }
  if (end < begin + kFewest) return std::nullopt;
  return KeptLines{{copy.at + begin, copy.at + end}, copy.from + begin};
}

}  // namespace

std::vector<KeptLines> kept_lines(std::string_view base, Delta delta, std::string_view text) {
  std::vector<KeptLines> kept;
  Copy copy;
  const auto close = [&] {
    if (const auto lines = lines_in(copy, base, text)) kept.push_back(*lines);
    copy.size = 0;
  };
  std::size_t at = 0;
  for (DeltaRun run; delta.next(run);) {
    const auto size = static_cast<std::size_t>(run.size);
    const auto from = static_cast<std::size_t>(run.offset);
    if (run.copied && copy.size > 0 && copy.from + copy.size == from) {
      copy.size += size;  // git copies at most 64 KiB at a time
    } else {
      close();
      if (run.copied) copy = {at, from, size};
    }
    at += size;
  }
  close();
  return kept;
}

}  // namespace phiward
