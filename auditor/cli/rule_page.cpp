#include "auditor/cli/rule_page.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace phiward {
namespace {

constexpr std::size_t kScreen = 80;  // columns
constexpr int kLabels = 12;          // columns before a rule's properties
constexpr int kMostWidth = 8;
constexpr int kHowWidth = 11;

struct Row {
  const Rule* rule;
  std::string_view most;
};

std::vector<Row> rows_of(const Catalog& catalog) {
  std::vector<Row> rows;
  for (const Rule& rule : catalog.rules()) rows.push_back({&rule, to_string(rule.most)});
  for (const Rule& rule : catalog.disabled()) rows.push_back({&rule, "off"});
  // '-' stands behind the letters.
  std::ranges::stable_sort(rows, {}, [](const Row& row) {
    const char letter = hipaa_letter(row.rule->identifier);
    return std::tuple(letter == '-', letter, row.rule->identifier);
  });
  return rows;
}

std::string_view how_shaped(const Rule& rule) {
  if (rule.beside) return "beside";
  return rule.weak ? "weak" : "shape";
}

std::string found_by(const Rule& rule) {
  std::string how;
  if (!rule.patterns.empty()) how = how_shaped(rule);
  if (!rule.keys.empty()) how += how.empty() ? "key" : ", key";
  return how;
}

void write_heading(std::ostream& out, Identifier identifier) {
  const char letter = hipaa_letter(identifier);
  out << '\n';
  if (letter != '-') out << '(' << letter << ") ";
  out << title_of(identifier) << '\n';
}

// `items` with as many on a line as fit behind `indent` columns.
std::string filled(const std::vector<std::string>& items, std::string_view joint,
                   std::size_t indent) {
  std::string text;
  std::size_t column = indent;
  for (const std::string& item : items) {
    const bool first = text.empty();
    const bool fits = column + joint.size() + item.size() < kScreen;
    if (!first) text += fits ? joint : joint.substr(0, joint.size() - 1);
    if (!first && !fits) text += '\n' + std::string(indent, ' ');
    column = (first || !fits ? indent : column + joint.size()) + item.size();
    text += item;
  }
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void write_property(std::ostream& out, std::string_view label, std::string_view value) {
  out << std::left << std::setw(kLabels) << label << value << '\n';
}

void write_words(std::ostream& out, std::string_view label, const std::vector<std::string>& words) {
  if (!words.empty()) write_property(out, label, filled(words, ", ", kLabels));
}

void write_lines(std::ostream& out, std::string_view label, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  out << '\n' << label << '\n';
  for (const std::string& line : lines) out << "  " << line << '\n';
}

}  // namespace

void write_rule_list(std::ostream& out, const Catalog& catalog) {
  const std::vector<Row> rows = rows_of(catalog);
  std::size_t longest = 0;
  for (const Row& row : rows) longest = std::max(longest, row.rule->id.size());
  const int id_width = static_cast<int>(longest) + 2;
  const auto indent = static_cast<std::size_t>(2 + id_width + kMostWidth + kHowWidth);
  out << std::left << "  " << std::setw(id_width) << "rule" << std::setw(kMostWidth) << "at most"
      << std::setw(kHowWidth) << "found by"
      << "what it is\n";
  const Rule* before = nullptr;
  for (const Row& row : rows) {
    const Rule& rule = *row.rule;
    if (before == nullptr || before->identifier != rule.identifier) {
      write_heading(out, rule.identifier);
    }
    before = &rule;
    out << "  " << std::setw(id_width) << rule.id << std::setw(kMostWidth) << row.most
        << std::setw(kHowWidth) << found_by(rule) << filled(words_of(rule.title), " ", indent)
        << '\n';
  }
}

void write_rule(std::ostream& out, const Rule& rule) {
  out << rule.id << ": " << rule.title << "\n\n";
  write_property(out, "identifier", to_string(rule.identifier));
  if (hipaa_letter(rule.identifier) != '-') {
    write_property(out, "HIPAA",
                   std::string("45 CFR 164.514(b)(2)(i)(") + hipaa_letter(rule.identifier) + ")");
  }
  write_property(out, "rests on", rule.reference);
  write_property(out, "whose", to_string(rule.subject));
  write_property(out, "found by", found_by(rule));
  write_property(out, "at most", to_string(rule.most));
  out << std::setw(kLabels) << "confidence" << rule.confidence << " before any context\n";
  if (!rule.validator.empty()) write_property(out, "check", rule.validator);
  write_words(out, "keys", rule.keys);
  write_words(out, "context", rule.context);
  write_property(out, "defined in", rule.source + ":" + std::to_string(rule.line));
  write_lines(out, "Patterns", rule.patterns);
  if (!rule.value.empty()) write_lines(out, "Form under a key", {rule.value});
  write_lines(out, "Blocks", rule.blocks);
  write_lines(out, "Found, whatever the outcome", rule.matches);
  write_lines(out, "Not found", rule.rejects);
}

}  // namespace phiward
