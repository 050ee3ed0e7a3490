#include "rules/catalog.hpp"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <ranges>
#include <set>
#include <system_error>
#include <utility>

#include "rules/ascii.hpp"
#include "rules/embedded.hpp"
#include "rules/keyed_pattern.hpp"
#include "rules/packed_rules.hpp"
#include "rules/regex.hpp"
#include "rules/validators.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 20U;  // bytes
constexpr std::size_t kFewestExamples = 2;

std::string required(TomlTable& table, std::string_view key) {
  std::optional<std::string> value = table.string(key);
  if (!value || value->empty()) throw table.error("`" + std::string(key) + "` is missing", key);
  return *std::move(value);
}

template <class Word>
Word word(const TomlTable& table, std::string_view key, const std::string& text) {
  const std::optional<Word> value = parse_word<Word>(text);
  if (!value) throw table.error("`" + std::string(key) + "` is no known word: " + text, key);
  return *value;
}

template <class Word>
Word word_or(TomlTable& table, std::string_view key, Word otherwise) {
  const std::optional<std::string> text = table.string(key);
  return text ? word<Word>(table, key, *text) : otherwise;
}

bool is_id(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

// "date of birth": what keyed_pattern takes.
bool is_key(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (text.find("  ") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == ' '; });
}

void check_identity(TomlTable& table, const Rule& rule) {
  if (!is_id(rule.id)) throw table.error("`id` may hold only a-z, 0-9 and -", "id");
  const std::string letter = required(table, "hipaa");
  const char expected = hipaa_letter(rule.identifier);
  if (letter != std::string(1, expected)) {
    throw table.error("`hipaa` must be \"" + std::string(1, expected) + "\" for this identifier",
                      "hipaa");
  }
  if (!rule.validator.empty() && find_validator(rule.validator) == nullptr) {
    throw table.error("no validator is called " + rule.validator, "validator");
  }
}

void compile(const TomlTable& table, std::string_view key, const std::string& pattern) {
  try {
    if (Regex(pattern).group(kValueGroup)) return;
  } catch (const MatchError& error) {
    throw table.error(error.what(), key);
  }
  throw table.error("a pattern must have a group (?P<value>…)", key);
}

void check_keys(const TomlTable& table, const Rule& rule) {
  if (rule.patterns.empty() && rule.keys.empty()) {
    throw table.error("one of `patterns` and `keys` is needed");
  }
  if (rule.keys.empty() != rule.value.empty()) {
    throw table.error("`keys` and `value` go together", rule.keys.empty() ? "value" : "keys");
  }
  for (const std::string& key : rule.keys) {
    if (!is_key(key)) throw table.error("a key is lower-case words with single spaces", "keys");
  }
}

void check_patterns(const TomlTable& table, const Rule& rule) {
  for (const std::string& pattern : rule.patterns) compile(table, "patterns", pattern);
  if (!rule.keys.empty())
    compile(table, "value", name_pattern(rule.keys) + named_value_pattern(rule.value));
}

void check_examples(const TomlTable& table, const Rule& rule) {
  if (rule.blocks.size() + rule.matches.size() < kFewestExamples) {
    throw table.error("at least two examples are needed in `blocks` and `matches`");
  }
  if (rule.rejects.size() < kFewestExamples) {
    throw table.error("at least two examples are needed in `rejects`", "rejects");
  }
}

Rule read_rule(TomlTable& table, const std::string& source) {
  Rule rule;
  rule.source = source;
  rule.line = table.line();
  rule.id = required(table, "id");
  rule.title = required(table, "title");
  rule.reference = required(table, "reference");
  rule.identifier = word<Identifier>(table, "identifier", required(table, "identifier"));
  rule.subject = word_or(table, "subject", rule.subject);
  rule.patterns = table.strings("patterns");
  rule.keys = table.strings("keys");
  rule.value = table.string("value").value_or("");
  rule.validator = table.string("validator").value_or("");
  rule.context = table.strings("context");
  rule.most = word_or(table, "most", rule.most);
  rule.weak = table.boolean("weak").value_or(false);
  rule.beside = table.boolean("beside").value_or(false);
  rule.blocks = table.strings("blocks");
  rule.matches = table.strings("matches");
  rule.rejects = table.strings("rejects");
  const std::optional<double> confidence = table.number("confidence", 0, 1);
  if (!confidence) throw table.error("`confidence` is missing");
  rule.confidence = *confidence;
  check_identity(table, rule);
  table.refuse_unknown();
  check_keys(table, rule);
  check_patterns(table, rule);
  check_examples(table, rule);
  return rule;
}

std::vector<std::filesystem::path> toml_files(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code failure;
  std::filesystem::directory_iterator entry(directory, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path());
  }
  if (failure) {
    throw TomlError(directory.string() +
                    ":1: cannot read the rules directory: " + failure.message());
  }
  std::ranges::sort(files);
  return files;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(kLargestFile + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.eof() && stream.fail()) throw TomlError(file.string() + ":1: cannot be read");
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kLargestFile) throw TomlError(file.string() + ":1: larger than 1 MiB");
  return text;
}

}  // namespace

Catalog Catalog::load(const std::optional<std::filesystem::path>& site_rules,
                      const std::vector<std::string>& disabled) {
  Catalog catalog;
  for (const EmbeddedFile& file : embedded_catalog()) catalog.add_text(file.text, file.name);
  for (const EmbeddedFile& packed : embedded_rules()) catalog.rules_ = unpack_rules(packed.text);
  if (site_rules) {
    for (const std::filesystem::path& file : toml_files(*site_rules)) {
      catalog.add(read_file(file), file.string());
    }
  }
  catalog.disable(disabled);
  return catalog;
}

Catalog Catalog::from_text(std::string_view text, std::string source) {
  Catalog catalog;
  catalog.add(text, source);
  return catalog;
}

const Rule* Catalog::find(std::string_view id) const {
  const auto rule = std::ranges::find(rules_, id, &Rule::id);
  return rule == rules_.end() ? nullptr : &*rule;
}

void Catalog::disable(const std::vector<std::string>& ids) {
  for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
    const auto rule = std::ranges::find(rules_, id, &Rule::id);
    if (rule == rules_.end()) throw TomlError("[rules] disable: there is no rule " + id);
    disabled_.push_back(std::move(*rule));
    rules_.erase(rule);
    canonical_text_ += "without " + id + "\n";
  }
}

void Catalog::add(std::string_view text, const std::string& source) {
  TomlTable root = TomlTable::parse(text, source);
  for (TomlTable& table : root.tables("rule")) {
    Rule rule = read_rule(table, source);
    if (const Rule* other = find(rule.id)) {
      throw table.error(
          "id " + rule.id + " is taken by " + other->source + ":" + std::to_string(other->line),
          "id");
    }
    rules_.push_back(std::move(rule));
  }
  root.refuse_unknown();
  add_text(text, source);
}

void Catalog::add_text(std::string_view text, std::string_view source) {
  // Lengths keep the boundary between two texts from moving unseen.
  canonical_text_ += source;
  canonical_text_ += " " + std::to_string(text.size()) + "\n";
  canonical_text_ += text;
  canonical_text_ += "\n";
}

}  // namespace phiward
