#include <iostream>

#include "auditor/cli/command.hpp"
#include "auditor/cli/rule_page.hpp"
#include "rules/check.hpp"

namespace phiward {
namespace {

// The site's rules too; the key and the state are of no concern here.
Catalog load_catalog(const SiteOptions& options) {
  const Config config = load_config(options.config_file);
  return Catalog::load(config.site_rules, config.disabled_rules);
}

ExitStatus list(const SiteOptions& options) {
  write_rule_list(std::cout, load_catalog(options));
  return ExitStatus::clean;
}

ExitStatus show(const SiteOptions& options, const std::string& id) {
  const Catalog catalog = load_catalog(options);
  const Rule* rule = catalog.find(id);
  if (rule == nullptr) {
    throw ConfigError("there is no rule " + id + " in force; phiward rules list shows them all");
  }
  write_rule(std::cout, *rule);
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
  rules->require_subcommand(0, 1);
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
