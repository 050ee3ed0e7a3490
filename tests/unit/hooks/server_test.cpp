#include "hooks/server.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

using namespace phiward;

namespace {

struct Row {
  std::map<std::string, std::string> variables;
  const char* name;
  const char* pusher;
  const char* prefix;
  bool one_line;
};

const Row kRows[] = {
    {{}, "git", "", "", false},
    {{{"GITEA_REPO_ID", "7"}, {"GITEA_PUSHER_NAME", "ada"}}, "gitea", "ada", "", false},
    {{{"GITEA_REPO_ID", "7"}, {"GITEA_PUSHER_ID", "12"}}, "gitea", "12", "", false},
    {{{"GL_ID", "key-3"}, {"GL_PROTOCOL", "ssh"}}, "gitlab", "key-3", "GL-HOOK-ERR: ", false},
    {{{"GL_ID", "user-1"}, {"GL_USERNAME", "ada"}, {"GL_PROTOCOL", "web"}},
     "gitlab",
     "ada",
     "GL-HOOK-ERR: ",
     true},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(server)

BOOST_AUTO_TEST_CASE(each_server_is_known_by_its_variables_and_every_variable_is_optional) {
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.name << ' ' << row.pusher) {
      const Server server = detect_server([&row](const char* name) -> std::optional<std::string> {
        const auto found = row.variables.find(name);
        return found == row.variables.end() ? std::nullopt : std::optional(found->second);
      });
      BOOST_TEST(server.name == row.name);
      BOOST_TEST(server.pusher == row.pusher);
      BOOST_TEST(server.message_prefix == row.prefix);
      BOOST_TEST(server.one_line == row.one_line);
      BOOST_TEST(server.patience.has_value() == row.one_line);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
