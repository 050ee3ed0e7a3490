#include "hooks/ref_update.hpp"

#include <algorithm>
#include <optional>

namespace phiward {
namespace {

constexpr std::size_t kMostInput = std::size_t{64} << 20;

bool is_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<RefUpdate> parse(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.find(' ', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  RefUpdate update{std::string(line.substr(0, first)),
                   std::string(line.substr(first + 1, second - first - 1)),
                   std::string(line.substr(second + 1))};
  const bool whole = is_id(update.old_id) && is_id(update.new_id) &&
                     update.old_id.size() == update.new_id.size() && !update.ref.empty();
  return whole ? std::optional(std::move(update)) : std::nullopt;
}

}  // namespace

bool RefUpdate::deletes() const {
  return std::ranges::all_of(new_id, [](char digit) { return digit == '0'; });
}

std::vector<RefUpdate> read_ref_updates(std::istream& in) {
  std::vector<RefUpdate> updates;
  std::size_t total = 0;
  for (std::string line; std::getline(in, line);) {
    total += line.size() + 1;
    if (total > kMostInput) throw GateError("the list of refs is larger than 64 MiB");
    if (line.empty()) continue;
    auto update = parse(line);
    if (!update) throw GateError("git sent a line that is no ref update");
    updates.push_back(std::move(*update));
  }
  if (in.bad()) throw GateError("the list of refs cannot be read");
  if (updates.empty()) {
    throw GateError(
        "no ref updates came in; a hook that ran before may have read them: run "
        "phiward gate first");
  }
  return updates;
}

}  // namespace phiward
