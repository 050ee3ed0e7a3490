#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reports/figures.hpp"
#include "reports/html/sections.hpp"
#include "reports/places.hpp"
#include "reports/report_writer.hpp"
#include "reports/wording.hpp"

namespace phiward {
namespace {

constexpr std::size_t kShown = 2000;  // findings a section, so that any browser opens the page

struct Column {
  std::string_view title;
  std::string_view css_class;
};
constexpr std::array<Column, 7> kColumns = {{{"Line", "number"},
                                             {"Outcome", "outcome"},
                                             {"Field, and why", "field"},
                                             {"Shape", "shape"},
                                             {"Whose", "subject"},
                                             {"Confidence", "number"},
                                             {"Times", "number"}}};

Tag cell(std::size_t column) {
  const Column& head = kColumns.at(column);
  return {"td", head.css_class, {{"data-label", std::string(head.title)}}};
}

void write_reasons(Markup& markup, const Finding& finding) {
  const std::string place = finding.field.empty() ? "recognised by its shape" : finding.field;
  markup.inside({"details"}, [&] {
    markup.leaf({"summary"}, place);
    markup.inside({"ul"}, [&] {
      markup.leaf({"li"}, finding.title + " (rule " + finding.rule + ")");
      for (const std::string& reason : finding.reasons) markup.leaf({"li"}, reason);
      markup.leaf({"li", "fingerprint"}, "fingerprint " + short_id(finding.fingerprint));
    });
  });
}

void write_row(Markup& markup, const LocatedFinding& located) {
  const Finding& finding = located.finding;
  const std::string outcome(to_string(finding.outcome));
  markup.nest({"tr"}, [&] {
    markup.leaf(cell(0), finding.line == 0 ? "-" : grouped(finding.line));
    markup.inside(cell(1), [&] { markup.leaf({"span", "badge " + outcome}, outcome); });
    markup.inside(cell(2), [&] { write_reasons(markup, finding); });
    markup.inside(cell(3), [&] { markup.leaf({"code"}, finding.preview); });
    markup.leaf(cell(4), words_for(finding.subject));
    markup.leaf(cell(5), fixed(finding.confidence, 2));
    markup.leaf(cell(6), grouped(located.occurrences));
  });
}

// Paths are set as code, messages and people's names for them are not.
void write_place_name(Markup& markup, const Place& place) {
  const LocatedFinding& located = place.first();
  markup.inside({"span", "name"}, [&] {
    const std::string path = path_with_member(located);
    if (located.surface != Surface::blob || path.empty()) {
      markup.text(words_for(located.surface));
      markup.literal(" ");
    }
    if (!path.empty()) {
      markup.leaf({"code"}, path);
    } else if (located.surface == Surface::blob) {
      markup.leaf({"code"}, short_id(located.blob));
    }
  });
}

void write_place(Markup& markup, const Place& place) {
  const std::string& commit = place.first().commit;
  markup.nest({"tbody"}, [&] {
    markup.inside({"tr", "place"}, [&] {
      markup.inside(
          {"th", "", {{"scope", "rowgroup"}, {"colspan", std::to_string(kColumns.size())}}}, [&] {
            write_place_name(markup, place);
            if (!commit.empty()) {
              markup.literal(" ");
              markup.leaf({"span", "origin"}, "introduced by commit " + short_id(commit));
            }
            for (const std::string& told : {exposure_of(place), other_paths_of(place)}) {
              if (told.empty()) continue;
              markup.literal(" ");
              markup.leaf({"span", "exposure"}, told);
            }
          });
    });
    for (const LocatedFinding* located : place.findings) write_row(markup, *located);
  });
}

void write_table(Markup& markup, const FindingRefs& findings) {
  markup.nest({"table", "findings"}, [&] {
    markup.nest({"thead"}, [&] {
      markup.nest({"tr"}, [&] {
        for (const Column& column : kColumns) {
          markup.leaf({"th", column.css_class, {{"scope", "col"}}}, column.title);
        }
      });
    });
    for (const Place& place : group_by_place(findings)) write_place(markup, place);
  });
}

void write_identifier(Markup& markup, Identifier identifier, const FindingRefs& findings) {
  markup.nest({"section", "identifier"}, [&] {
    markup.inside({"h3"}, [&] {
      markup.text(title_of(identifier));
      markup.literal(" ");
      markup.leaf({"small"}, citation(identifier));
    });
    write_table(markup, findings);
  });
}

// The shown findings by class, in the order of the totals.
void write_identifiers(Markup& markup, const AuditReport& report, const FindingRefs& findings) {
  std::map<Identifier, FindingRefs> by_identifier;
  const std::size_t shown = std::min(findings.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) {
    by_identifier[findings[i]->finding.identifier].push_back(findings[i]);
  }
  for (const IdentifierTotal& total : totals_by_identifier(report)) {
    const auto found = by_identifier.find(total.identifier);
    if (found != by_identifier.end()) write_identifier(markup, found->first, found->second);
  }
}

struct Section {
  std::string_view id;
  std::string_view css_class;
  std::string_view heading;
  std::string_view introduction;
};
constexpr Section kWeighty = {
    "findings", "", "Where it stands",
    "Each place is shown with the change that first brought it in. A # stands for a digit, an x "
    "for a letter; the values themselves are nowhere in this report."};
constexpr Section kApart = {
    "apart", "apart", "Set apart",
    "Found, but not held against this history: values made up on purpose, data of providers "
    "rather than patients, and places to know of."};

void write_section(Markup& markup, const AuditReport& report, const FindingRefs& findings,
                   const Section& section) {
  if (findings.empty()) return;
  markup.nest({"section", section.css_class, {{"id", std::string(section.id)}}}, [&] {
    markup.leaf({"h2"}, section.heading);
    markup.leaf({"p"}, section.introduction);
    if (findings.size() > kShown) {
      markup.leaf({"p", "cut"}, "The gravest " + grouped(kShown) + " of " +
                                    grouped(findings.size()) + " findings are shown; " +
                                    grouped(findings.size() - kShown) +
                                    " more are in the JSON report (--format json).");
    }
    write_identifiers(markup, report, findings);
  });
}

}  // namespace

void write_finding_sections(Markup& markup, const AuditReport& report) {
  FindingRefs weighty;
  FindingRefs apart;
  for (const LocatedFinding& located : report.findings) {
    (weight_of(located) == Weight::set_apart ? apart : weighty).push_back(&located);
  }
  write_section(markup, report, weighty, kWeighty);
  write_section(markup, report, apart, kApart);
}

}  // namespace phiward
