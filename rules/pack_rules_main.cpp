// usage: phiward-pack-rules CATALOG.toml… > PACKED
// Run by the build. Packs the rules of the catalog, each file called by its name; a rule that
// cannot be read ends the build.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "rules/catalog.hpp"
#include "rules/embedded.hpp"
#include "rules/packed_rules.hpp"

namespace phiward {

// Nothing is built in yet.
std::vector<EmbeddedFile> embedded_catalog() { return {}; }
std::vector<EmbeddedFile> embedded_rules() { return {}; }
std::vector<EmbeddedFile> embedded_lexicon() { return {}; }

}  // namespace phiward

int main(int argc, char** argv) {
  try {
    for (int i = 1; i < argc; ++i) {
      const std::filesystem::path file(argv[i]);
      std::ostringstream text;
      if (!(text << std::ifstream(file).rdbuf())) throw std::runtime_error("cannot read a file");
      std::cout << phiward::pack(phiward::Catalog::from_text(text.str(), file.filename()).rules());
    }
    return std::cout.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "phiward-pack-rules: " << error.what() << '\n';
    return 1;
  }
}
