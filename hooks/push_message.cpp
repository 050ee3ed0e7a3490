#include "hooks/push_message.hpp"

#include <algorithm>
#include <set>

#include "reports/columns.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostFindings = 10;
constexpr std::size_t kMostGaps = 5;
constexpr std::size_t kShortId = 7;

std::string counted(std::size_t number, const std::string& singular, const std::string& plural) {
  return std::to_string(number) + ' ' + (number == 1 ? singular : plural);
}

std::string short_id(const std::string& id) { return id.substr(0, kShortId); }

std::string place_of(const LocatedFinding& located) {
  const std::string path = path_with_member(located);
  const std::string line = ':' + std::to_string(located.finding.line);
  switch (located.surface) {
    case Surface::blob:
    case Surface::note:
      if (!located.path.empty()) return path + line;
      return "object " + (path.empty() ? short_id(located.blob) : path) + line;
    case Surface::commit_message:
      return "message of " + short_id(located.blob) + line;
    case Surface::tag_message:
      return "message of " + (path.empty() ? short_id(located.blob) : path) + line;
    case Surface::path:
      return "path " + path;
    case Surface::ref_name:
      return "ref name " + path;
    case Surface::identity:
      if (!located.commit.empty()) return "author or committer of " + short_id(located.commit);
      return "tagger of " + (path.empty() ? short_id(located.blob) : path);
  }
  return path;
}

std::string kind_of(const Finding& finding) {
  return finding.field.empty() ? finding.title : finding.title + " (" + finding.field + ')';
}

// Place, kind and shape in one line where they fit, aligned with the others; else in two.
void append_findings(std::vector<std::string>& lines,
                     const std::vector<const LocatedFinding*>& findings) {
  std::size_t places = 0;
  std::size_t kinds = 0;
  const std::size_t shown = std::min(findings.size(), kMostFindings);
  for (std::size_t i = 0; i < shown; ++i) {
    places = std::max(places, width(place_of(*findings[i])));
    kinds = std::max(kinds, width(kind_of(findings[i]->finding)));
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Finding& finding = findings[i]->finding;
    const std::string detail = padded(kind_of(finding), kinds) + "  " + finding.preview;
    const std::string line = "  " + padded(place_of(*findings[i]), places) + "  " + detail;
    if (width(line) <= kMessageColumns) {
      lines.push_back(line);
    } else {
      lines.push_back("  " + place_of(*findings[i]));
      lines.push_back("    " + kind_of(finding) + "  " + finding.preview);
    }
  }
  if (findings.size() > shown) {
    lines.push_back("  … and " + std::to_string(findings.size() - shown) + " more");
  }
}

std::vector<const LocatedFinding*> failing(const AuditReport& report, Outcome fail_on) {
  std::vector<const LocatedFinding*> findings;
  for (const LocatedFinding& located : report.findings) {
    if (located.finding.outcome <= fail_on) findings.push_back(&located);
  }
  return findings;
}

std::string headline(const std::vector<const LocatedFinding*>& findings) {
  std::set<std::string> files;
  std::size_t elsewhere = 0;
  for (const LocatedFinding* located : findings) {
    if (located->surface == Surface::blob && !located->path.empty()) {
      files.insert(located->path);
    } else {
      ++elsewhere;
    }
  }
  std::string text =
      "phiward: push refused: " + counted(findings.size(), "identifier", "identifiers") +
      " of patients";
  if (!files.empty()) text += " in " + counted(files.size(), "file", "files");
  if (!files.empty() && elsewhere > 0) text += " and " + std::to_string(elsewhere) + " elsewhere";
  return text;
}

bool stands_in_tag(const LocatedFinding& located) {
  return located.surface == Surface::tag_message ||
         (located.surface == Surface::identity && located.commit.empty());
}

// How to mend it: content and messages by rewriting commits, names by renaming.
void append_remedy(std::vector<std::string>& lines,
                   const std::vector<const LocatedFinding*>& findings, const std::string& help) {
  std::vector<std::string> commits;  // in the order of the findings, each once
  bool names = false;
  bool tags = false;
  for (const LocatedFinding* located : findings) {
    names = names || located->surface == Surface::ref_name;
    tags = tags || stands_in_tag(*located);
    const std::string id = short_id(located->commit);
    if (!id.empty() && std::ranges::find(commits, id) == commits.end()) commits.push_back(id);
  }
  if (commits.size() == 1) {
    lines.push_back("Introduced by commit " + commits.front() +
                    ". Replace the values with synthetic ones and");
    lines.push_back("rewrite that commit (git rebase -i " + commits.front() +
                    "^, or --root for the first");
    lines.emplace_back("commit); a further commit on top does not remove them.");
  } else if (!commits.empty()) {
    lines.push_back("Introduced by " + counted(commits.size(), "commit", "commits") + ": " +
                    commits[0] + ", " + commits[1] + (commits.size() > 2 ? ", …" : "") +
                    ". Replace the");
    lines.emplace_back("values with synthetic ones and rewrite these commits (git rebase -i); a");
    lines.emplace_back("further commit on top does not remove them.");
  }
  if (names) lines.emplace_back("Rename the branch or tag: its name holds an identifier.");
  if (tags) {
    lines.emplace_back("Delete the tag (git tag -d) and make it anew, without the identifier in");
    lines.emplace_back("its name, its message or its tagger's name.");
  }
  if (!help.empty()) lines.push_back("Help: " + help);
}

std::vector<std::string> gaps(const AuditReport& report, const std::string& help) {
  const auto& unscanned = report.coverage.unscanned;
  std::vector<std::string> lines{
      "phiward: push refused: " + counted(unscanned.size(), "object", "objects") +
      " could not be looked at"};
  for (std::size_t i = 0; i < std::min(unscanned.size(), kMostGaps); ++i) {
    const Unscanned& gap = unscanned[i];
    const std::string name = gap.path.empty() ? short_id(gap.id) : gap.path;
    const std::string text = gap.kind + ' ' + name + ": " + gap.reason;
    for (std::string& line : wrapped(text, kMessageColumns, "  ")) lines.push_back(std::move(line));
  }
  if (unscanned.size() > kMostGaps) {
    lines.push_back("  … and " + std::to_string(unscanned.size() - kMostGaps) + " more");
  }
  lines.emplace_back("What cannot be looked at is not let in. Ask your administrator.");
  if (!help.empty()) lines.push_back("Help: " + help);
  return lines;
}

}  // namespace

std::vector<std::string> refusal(const AuditReport& report, const MessageOptions& options) {
  const auto findings = failing(report, options.fail_on);
  if (findings.empty()) return gaps(report, options.help_url);
  std::vector<std::string> lines{headline(findings)};
  append_findings(lines, findings);
  append_remedy(lines, findings, options.help_url);
  return lines;
}

std::vector<std::string> advice(const AuditReport& report) {
  const auto findings = failing(report, Outcome::warn);
  if (findings.empty()) return {};
  std::vector<std::string> lines{
      "phiward: accepted; please look at " +
      counted(findings.size(), "possible identifier", "possible identifiers")};
  append_findings(lines, findings);
  return lines;
}

}  // namespace phiward
