#include <algorithm>
#include <iomanip>
#include <iostream>

#include "auditor/cli/command.hpp"
#include "rules/check.hpp"

namespace phiward {
namespace {

// The site's rules too; the key and the state are of no concern here.
Catalog load_catalog(const SiteOptions& options) {
  const Config config = load_config(options.config_file);
  return Catalog::load(config.site_rules, config.disabled_rules);
}

ExitStatus list(const SiteOptions& options) {
  const Catalog catalog = load_catalog(options);
  std::size_t width = 0;
  for (const auto* rules : {&catalog.rules(), &catalog.disabled()}) {
    for (const Rule& rule : *rules) width = std::max(width, rule.id.size());
  }
  const auto print = [width](const Rule& rule, std::string_view most) {
    std::cout << std::left << std::setw(static_cast<int>(width) + 2) << rule.id << '('
              << hipaa_letter(rule.identifier) << ") " << std::setw(7) << most << rule.title
              << '\n';
  };
  for (const Rule& rule : catalog.rules()) print(rule, to_string(rule.most));
  for (const Rule& rule : catalog.disabled()) print(rule, "off");
  return ExitStatus::clean;
}

void print_list(const char* label, const std::vector<std::string>& items) {
  if (items.empty()) return;
  std::cout << label << '\n';
  for (const std::string& item : items) std::cout << "  " << item << '\n';
}

ExitStatus show(const SiteOptions& options, const std::string& id) {
  const Catalog catalog = load_catalog(options);
  const Rule* rule = catalog.find(id);
  if (rule == nullptr) {
    throw ConfigError("there is no rule " + id + "; phiward rules list shows them all");
  }
  std::cout << rule->id << ": " << rule->title << '\n'
            << "identifier  " << to_string(rule->identifier) << ", 45 CFR 164.514(b)(2)(i)("
            << hipaa_letter(rule->identifier) << ")\n"
            << "reference   " << rule->reference << '\n'
            << "subject     " << to_string(rule->subject) << '\n'
            << "confidence  " << rule->confidence << ", at most " << to_string(rule->most) << '\n'
            << "defined     " << rule->source << ':' << rule->line << '\n';
  if (!rule->validator.empty()) std::cout << "validator   " << rule->validator << '\n';
  if (rule->weak) std::cout << "weak        counts only beside other signs of a patient\n";
  print_list("patterns", rule->patterns);
  print_list("keys", rule->keys);
  if (!rule->value.empty()) print_list("value under a key", {rule->value});
  print_list("context", rule->context);
  print_list("blocks", rule->blocks);
  print_list("matches", rule->matches);
  print_list("rejects", rule->rejects);
  return ExitStatus::clean;
}

ExitStatus check(const SiteOptions& options) {
  const Catalog catalog = load_catalog(options);
  const std::vector<Problem> problems = CatalogChecker(catalog).check_all();
  for (const Problem& problem : problems) {
    std::cout << problem.where << ": " << problem.what << '\n';
  }
  std::cout << catalog.rules().size() << " rules, " << example_cases(catalog).size()
            << " examples, " << problems.size() << " problems\n";
  return problems.empty() ? ExitStatus::clean : ExitStatus::findings;
}

}  // namespace

void add_rules_command(CLI::App& app, Action& chosen) {
  CLI::App* rules = app.add_subcommand("rules", "What phiward looks for");
  rules->require_subcommand(1);
  const auto options = std::make_shared<SiteOptions>();
  const auto id = std::make_shared<std::string>();
  const auto add = [&](const char* name, const char* description) {
    CLI::App* command = rules->add_subcommand(name, description);
    command->add_option("--config", options->config_file, "Configuration file");
    return command;
  };
  add("list", "Every rule in one line: id, HIPAA letter, gravest outcome (or off), title")
      ->callback([options, &chosen] { chosen = [options] { return list(*options); }; });
  CLI::App* show_command = add("show", "One rule in full");
  show_command->add_option("ID", *id, "A rule's id")->required();
  show_command->callback(
      [options, id, &chosen] { chosen = [options, id] { return show(*options, *id); }; });
  add("check", "Test every rule by its own examples; status 1 if one does not hold")
      ->callback([options, &chosen] { chosen = [options] { return check(*options); }; });
}

}  // namespace phiward
