// Blobs that were looked at are not read again, and the report is that of a first audit; whatever
// was kept, in whatever state it is.
#include "auditor/engine/verdicts.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "auditor/engine/history_audit.hpp"
#include "auditor/engine/report_json.hpp"
#include "auditor/ledger/site_key.hpp"
#include "rules/specimens.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

class FakeMemory : public Memory {
 public:
  std::optional<std::string> recall(std::string_view name, std::string_view) noexcept override {
    const auto found = kept.find(std::string(name));
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void keep(std::string_view name, std::string_view, std::string_view bytes) noexcept override {
    kept[std::string(name)] = bytes;
  }
  std::string concealed(std::string_view text) const override { return std::string(text); }
  std::map<std::string, std::string> kept;
};

struct Audited {
  std::string text;        // of the report, without its times
  std::uint64_t read = 0;  // findings in blobs that were looked at
};

Audited audit(const GitRepository& made, Memory* memory) {
  static const Catalog catalog = Catalog::load();
  static const Inspector inspector(
      catalog, Thresholds{}, [key = SiteKey::ephemeral()](Identifier id, std::string_view value) {
        return key.hmac(to_string(id), value);
      });
  Progress progress;
  AuditOptions options;
  options.memory = memory;
  AuditReport report = audit_history(made.path(), inspector, options, progress);
  report.started.clear();
  report.seconds = 0;
  return {to_json(report).dump(), progress.findings};
}

std::string ssn_line(Specimens& specimens) {
  return specimens.fill("patient {{full_name}}, ssn: {{ssn}}\n");
}

void fill(const GitRepository& made, Specimens& specimens) {
  made.import(commit_text("main", 1, 100, "First",
                          file_text("a.txt", ssn_line(specimens)) + file_text("b.txt", "nothing") +
                              file_text("c.bin", std::string("\0\1\2\xff", 4))) +
              commit_text("main", 2, 200, "Second", file_text("a.txt", ssn_line(specimens))));
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_second_audit_reads_no_blob_and_reports_the_same) {
  const GitRepository made;
  Specimens specimens(1);
  fill(made, specimens);
  FakeMemory memory;
  const Audited first = audit(made, &memory);
  const Audited second = audit(made, &memory);
  BOOST_TEST(first.text == audit(made, nullptr).text);
  BOOST_TEST(first.read > 0U);
  BOOST_TEST(second.text == first.text);
  BOOST_TEST(second.read == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_new_is_found_and_old_content_at_a_new_path_is_judged_there) {
  const GitRepository made;
  Specimens specimens(2);
  fill(made, specimens);
  FakeMemory memory;
  audit(made, &memory);
  made.import(commit_text("side", 3, 50, "Before all", file_text("test/b.txt", "nothing")) +
              commit_text("side", 4, 60, "More", file_text("d.txt", ssn_line(specimens))));
  const Audited more = audit(made, &memory);
  BOOST_TEST(more.read > 0U);
  BOOST_TEST(more.text == audit(made, nullptr).text);
  BOOST_TEST(audit(made, &memory).read == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_kept_in_part_or_damaged_changes_no_report) {
  const GitRepository made;
  Specimens specimens(3);
  fill(made, specimens);
  FakeMemory memory;
  const std::string whole = audit(made, &memory).text;
  std::string& bytes = memory.kept.begin()->second;
  const std::string kept = bytes;
  for (std::size_t size = 0; size < kept.size(); size += 7) {
    bytes = kept.substr(0, size);
    BOOST_TEST(audit(made, &memory).text == whole);
  }
}

BOOST_AUTO_TEST_CASE(a_verdict_is_one_of_a_blob_at_its_path_on_its_surface) {
  FakeMemory memory;
  const ObjectId id{};
  Inspection inspection;
  inspection.binary = true;
  const PackedInspection found(inspection);
  inspection.gaps = {{"", "is encrypted"}};
  const PackedInspection with_gap(inspection);
  Verdicts(memory, "r")
      .keep({{id, Surface::blob, "a", 7, &found},
             {id, Surface::blob, "b", 7, nullptr},
             {id, Surface::blob, "c", 7, &with_gap}});
  Verdicts known(memory, "r");
  BOOST_TEST(known.take(id, Surface::blob, "a")->inspection.unpacked().binary);
  BOOST_TEST(known.take(id, Surface::blob, "b")->size == 7U);
  BOOST_TEST(!known.take(id, Surface::blob, "c").has_value());
  BOOST_TEST(!known.take(id, Surface::note, "a").has_value());
  BOOST_TEST(!known.take(id, Surface::blob, "").has_value());
  ObjectId other{};
  other.bytes[19] = 1;
  BOOST_TEST(!known.take(other, Surface::blob, "a").has_value());
  ObjectId longer{};
  longer.size = ObjectId::kSha256Bytes;
  BOOST_TEST(!known.take(longer, Surface::blob, "a").has_value());
  BOOST_TEST(!Verdicts(memory, "s").take(id, Surface::blob, "a").has_value());
}
