// What becomes of a container when the unpacking program is missing, wrong or dies. Stand-ins
// are shell scripts: they get the stream as their standard input.
#include "auditor/content/unpacker.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>

#include "tests/support/archive_builder.hpp"
#include "tests/support/temporary_directory.hpp"

namespace phiward::test {
namespace {

using std::chrono::steady_clock;

UnpackProcess::Time in(std::chrono::milliseconds time) { return steady_clock::now() + time; }

struct Answer {
  std::vector<Part> parts;
  std::optional<UnpackFailure> failure;
};

Answer ask(Unpacker& unpacker, std::string_view bytes,
           UnpackProcess::Time deadline = in(std::chrono::seconds(20))) {
  Answer answer;
  answer.failure = unpacker.unpack({ContainerKind::archive, {}, bytes.size()}, bytes, deadline,
                                   [&](Part part) { answer.parts.push_back(std::move(part)); });
  return answer;
}

class StandIn {
 public:
  explicit StandIn(const std::string& script) : path_(directory_.path() / "program") {
    std::ofstream(path_) << "#!/bin/sh\n" << script << '\n';
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  TemporaryDirectory directory_;
  std::filesystem::path path_;
};

// As a printf(1) format.
std::string escaped(std::string_view bytes) {
  std::string result;
  for (const char c : bytes) {
    char text[8];
    std::snprintf(text, sizeof text, "\\%03o",
                  static_cast<unsigned>(static_cast<unsigned char>(c)));
    result += text;
  }
  return result;
}

const std::string kZip = zip_of({{"a.txt", "first"}, {"b.txt", "second"}});

BOOST_AUTO_TEST_SUITE(unpacker)

BOOST_AUTO_TEST_CASE(one_process_serves_many_requests) {
  Unpacker unpacker;
  for (int i = 0; i < 50; ++i) {
    const Answer answer = ask(unpacker, kZip);
    BOOST_TEST(!answer.failure);
    BOOST_REQUIRE_EQUAL(answer.parts.size(), 2U);
    BOOST_TEST(answer.parts[1].bytes == "second");
  }
}

BOOST_AUTO_TEST_CASE(a_missing_program_is_told) {
  Unpacker unpacker("/nonexistent/phiward-unpack");
  BOOST_TEST((ask(unpacker, kZip).failure == UnpackFailure::no_program));
}

BOOST_AUTO_TEST_CASE(a_program_that_ends_talks_nonsense_or_stops_is_never_clean) {
  for (const char* script : {"exit 0", "exit 1", "kill -9 $$", "head -c 40 >&2", "printf x >&0",
                             "head -c 40 > /dev/null; printf 'xxxxxxxxxxxxxxxxxxxxx' >&0"}) {
    const StandIn stand_in(script);
    Unpacker unpacker(stand_in.path());
    const auto failure = ask(unpacker, kZip).failure;
    BOOST_TEST((failure == UnpackFailure::crashed), script);
  }
}

BOOST_AUTO_TEST_CASE(parts_before_the_end_of_a_dying_program_are_kept) {
  const std::string part = part_header("a", "text") + "atext";
  const StandIn stand_in("head -c 40 > /dev/null; printf '" + escaped(part + part.substr(0, 15)) +
                         "' >&0");
  Unpacker unpacker(stand_in.path());
  const Answer answer = ask(unpacker, "");
  BOOST_TEST((answer.failure == UnpackFailure::crashed));
  BOOST_REQUIRE_EQUAL(answer.parts.size(), 1U);
  BOOST_TEST(answer.parts[0].bytes == "text");
}

BOOST_AUTO_TEST_CASE(a_program_that_hangs_is_ended_in_time) {
  const StandIn stand_in("exec sleep 60");
  Unpacker unpacker(stand_in.path());
  const auto start = steady_clock::now();
  BOOST_TEST((ask(unpacker, kZip, in(std::chrono::milliseconds(200))).failure ==
              UnpackFailure::out_of_time));
  // More than the stream holds: it is not read either.
  BOOST_TEST(
      (ask(unpacker, std::string(8 << 20, 'x'), in(std::chrono::milliseconds(200))).failure ==
       UnpackFailure::out_of_time));
  BOOST_TEST((steady_clock::now() - start < std::chrono::seconds(10)));
}

BOOST_AUTO_TEST_CASE(a_process_that_died_while_idle_is_replaced) {
  const std::string done = escaped(end_frame({}));
  const StandIn stand_in("head -c 40 > /dev/null; printf '" + done + "' >&0");
  Unpacker unpacker(stand_in.path());
  for (int i = 0; i < 5; ++i) BOOST_TEST(!ask(unpacker, "").failure);
}

BOOST_AUTO_TEST_CASE(an_exception_on_the_way_leaves_the_unpacker_usable) {
  Unpacker unpacker;
  BOOST_CHECK_THROW(
      unpacker.unpack({ContainerKind::archive, {}, kZip.size()}, kZip, in(std::chrono::seconds(20)),
                      [](const Part&) { throw std::runtime_error("stop"); }),
      std::runtime_error);
  BOOST_TEST(ask(unpacker, kZip).parts.size() == 2U);
}

BOOST_AUTO_TEST_CASE(several_threads_unpack_at_once) {
  Unpacker unpacker;
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) right += ask(unpacker, kZip).parts.size() == 2 ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(right == 80);
}

BOOST_AUTO_TEST_CASE(the_program_gets_no_environment_and_no_descriptor_but_the_stream) {
  // The shell itself has 3 for the listing and 10 for the script.
  const StandIn stand_in(
      "for d in /proc/$$/fd/*; do n=${d##*/}; [ \"$n\" -le 3 ] || [ \"$n\" = 10 ] || exit 0; done; "
      "[ -z \"$HOME\" ] || exit 0; head -c 40 > /dev/null; printf '" +
      escaped(end_frame({})) + "' >&0");
  const std::ifstream held("/dev/null");
  Unpacker unpacker(stand_in.path());
  BOOST_TEST(!ask(unpacker, "").failure);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
