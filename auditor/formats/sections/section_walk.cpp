#include "auditor/formats/sections/section_walk.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace phiward {
namespace {

// Where a place in the earlier version is in the text.
std::size_t moved(std::size_t before, const KeptLines& kept) {
  return before - kept.before + kept.lines.begin;
}

}  // namespace

SectionWalk::SectionWalk(std::string_view text, std::span<const Span> within,
                         std::string_view context, SectionVersions* versions)
    : text_(text), within_(within), cutter_(text) {
  const bool small = text.size() < SectionCutter::kWhole;
  if (versions == nullptr || small || text.size() > std::numeric_limits<std::uint32_t>::max())
    return;
  now_ = &versions->now;
  now_->text_size = text.size();
  now_->context = context;
  const SectionMap* before = versions->before;
  if (before == nullptr || before->entries.empty() || before->context != context) return;
  before_ = before;
  kept_ = versions->kept;
}

bool SectionWalk::next(Section& section) {
  while (true) {
    if (before_ != nullptr && pass_over_kept()) continue;
    if (now_ != nullptr) note_what_comes();
    if (!cutter_.next(section)) return false;
    if (is_read(section.lines)) return true;
  }
}

void SectionWalk::holds_nothing() {
  if (now_ != nullptr) now_->entries.back().empty = true;
}

// As far as the text kept them and they need not be read.
bool SectionWalk::pass_over_kept() {
  const auto here = kept_here();
  if (!here) return false;
  std::size_t entry = here->first;
  for (; entry < before_->entries.size() && ends_alike(entry, here->kept); ++entry) {
    const SectionMap::Entry& known = before_->entries[entry];
    const Span lines{moved(known.begin, here->kept), moved(before_->end_of(entry), here->kept)};
    if (!known.empty && is_read(lines)) break;
    note(lines.begin, parents_of(entry, *here), known.empty);
  }
  if (entry == here->first) return false;
  go_on_with(entry, *here);
  return true;
}

std::optional<SectionWalk::Kept> SectionWalk::kept_here() const {
  const KeptLines* kept = kept_at(cutter_.at());
  if (kept == nullptr) return std::nullopt;
  const std::size_t before = cutter_.at() - kept->lines.begin + kept->before;
  const auto entry =
      std::ranges::lower_bound(before_->entries, before, {}, &SectionMap::Entry::begin);
  if (entry == before_->entries.end() || entry->begin != before) return std::nullopt;
  const auto first = static_cast<std::size_t>(entry - before_->entries.begin());
  if (!stands_below_parents(first)) return std::nullopt;
  return Kept{*kept, first};
}

const KeptLines* SectionWalk::kept_at(std::size_t at) const {
  const auto next =
      std::ranges::upper_bound(kept_, at, {}, [](const KeptLines& kept) { return kept.lines.end; });
  return next != kept_.end() && next->lines.begin <= at ? &*next : nullptr;
}

// The section of the earlier version stood below the same lines as what comes now.
bool SectionWalk::stands_below_parents(std::size_t entry) const {
  return std::ranges::equal(cutter_.parents(), before_->parents_of(entry),
                            [this](const SectionCutter::Parent& parent, std::size_t before) {
                              const KeptLines* kept = kept_at(parent.line.begin);
                              return kept != nullptr && moved(before, *kept) == parent.line.begin;
                            });
}

// All that told the end of the section is kept, too.
bool SectionWalk::ends_alike(std::size_t entry, const KeptLines& kept) const {
  const bool to_the_end =
      kept.lines.end == text_.size() && kept.before + kept.lines.size() == before_->text_size;
  const std::size_t end = before_->end_of(entry) - kept.before;  // in the kept lines
  return to_the_end || end + SectionCutter::kLookAhead <= kept.lines.size();
}

bool SectionWalk::is_read(Span lines) const {
  const auto next = std::ranges::upper_bound(within_, lines.begin, {}, &Span::end);
  return next != within_.end() && next->begin < lines.end;
}

// Those of the first one are the cutter's; further ones stand in the kept lines.
std::vector<std::uint32_t> SectionWalk::parents_of(std::size_t entry, const Kept& here) const {
  const std::size_t first = before_->entries[here.first].begin;
  std::vector<std::uint32_t> parents;
  for (const std::size_t parent : before_->parents_of(entry)) {
    const bool common = parent < first;
    parents.push_back(static_cast<std::uint32_t>(
        common ? cutter_.parents()[parents.size()].line.begin : moved(parent, here.kept)));
  }
  return parents;
}

void SectionWalk::go_on_with(std::size_t entry, const Kept& here) {
  if (entry == before_->entries.size()) return cutter_.go_on(text_.size(), {});
  cutter_.go_on(moved(before_->entries[entry].begin, here.kept), parents_of(entry, here));
}

void SectionWalk::note(std::size_t begin, std::span<const std::uint32_t> parents, bool empty) {
  now_->parents.insert(now_->parents.end(), parents.begin(), parents.end());
  now_->entries.push_back(
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(now_->parents.size()), empty});
}

void SectionWalk::note_what_comes() {
  if (cutter_.at() == text_.size()) return;
  std::vector<std::uint32_t> parents;
  for (const SectionCutter::Parent& parent : cutter_.parents()) {
    parents.push_back(static_cast<std::uint32_t>(parent.line.begin));
  }
  note(cutter_.at(), parents, false);
}

}  // namespace phiward
