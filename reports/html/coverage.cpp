#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "reports/figures.hpp"
#include "reports/gaps.hpp"
#include "reports/html/sections.hpp"

namespace phiward {
namespace {

constexpr std::size_t kIdsAReason = 50;
constexpr std::size_t kReasons = 100;

void write_gap(Markup& markup, const Unscanned& gap) {
  markup.inside({"li"}, [&] {
    markup.text(gap.kind + " ");
    markup.leaf({"code"}, gap.id.empty() ? gap.path : gap.id);
    if (!gap.id.empty() && !gap.path.empty()) {
      markup.literal(" ");
      markup.leaf({"code", "path"}, gap.path);
    }
  });
  markup.literal("\n");
}

void write_group(Markup& markup, const GapGroup& group) {
  const std::size_t shown = std::min(group.items.size(), kIdsAReason);
  markup.inside({"h3"}, [&] {
    markup.text(group.reason);
    markup.literal(" ");
    markup.leaf({"small"}, grouped(group.items.size()));
  });
  markup.nest({"ul", "gaps"}, [&] {
    for (std::size_t i = 0; i < shown; ++i) write_gap(markup, *group.items[i]);
  });
  if (const std::size_t rest = group.items.size() - shown; rest > 0) {
    markup.leaf({"p", "cut"}, grouped(rest) + " more are in the JSON report (--format json).");
  }
}

void write_groups(Markup& markup, const std::vector<Unscanned>& gaps) {
  const std::vector<GapGroup> groups = group_by_reason(gaps);
  const std::size_t shown = std::min(groups.size(), kReasons);
  for (std::size_t i = 0; i < shown; ++i) write_group(markup, groups[i]);
  if (groups.size() > shown) {
    markup.leaf({"p", "cut"}, counted(groups.size() - shown, "more reason is", "more reasons are") +
                                  " in the JSON report (--format json).");
  }
}

void write_section(Markup& markup, const Tag& tag, std::string_view heading,
                   std::string_view introduction, const std::vector<Unscanned>& gaps) {
  if (gaps.empty()) return;
  markup.nest(tag, [&] {
    markup.leaf({"h2"}, heading);
    markup.leaf({"p"}, introduction);
    write_groups(markup, gaps);
  });
}

}  // namespace

void write_gap_sections(Markup& markup, const AuditReport& report) {
  write_section(markup, {"section", "", {{"id", "gaps"}}}, "Not looked at",
                "Nothing can be said about these. The audit counts as incomplete until each is "
                "looked at or accounted for.",
                report.coverage.unscanned);
  write_section(markup, {"section", "", {{"id", "binary"}}}, "Binary files",
                "Searched for identifiers that stand in them as plain text. What is encoded "
                "inside, such as the picture of a document, was not read.",
                report.coverage.binary);
}

}  // namespace phiward
