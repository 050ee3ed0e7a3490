#include "auditor/content/unpack_frames.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace phiward {
namespace {

std::string part(std::string_view name, std::string_view bytes) {
  return part_header(name, bytes) + std::string(name) + std::string(bytes);
}

struct Heard {
  std::vector<std::string> parts;
  AnswerParser parser;
  explicit Heard(UnpackLimits limits = {})
      : parser(limits, [this](Part part) { parts.push_back(part.name + '=' + part.bytes); }) {}
};

BOOST_AUTO_TEST_SUITE(unpack_frames)

BOOST_AUTO_TEST_CASE(a_request_is_read_as_it_was_made) {
  const UnpackRequest request{ContainerKind::sqlite, {10, 20, 30}, 40};
  const std::string header = header_of(request);
  BOOST_REQUIRE_EQUAL(header.size(), UnpackRequest::kHeaderBytes);
  const UnpackRequest read = parse_request(header);
  BOOST_TEST((read.kind == request.kind));
  BOOST_TEST(read.limits.bytes == 10U);
  BOOST_TEST(read.limits.part_bytes == 20U);
  BOOST_TEST(read.limits.parts == 30U);
  BOOST_TEST(read.size == 40U);
  BOOST_CHECK_THROW(static_cast<void>(parse_request(std::string(UnpackRequest::kHeaderBytes, 'x'))),
                    FrameError);
}

BOOST_AUTO_TEST_CASE(an_answer_is_the_same_in_pieces_of_any_size) {
  const std::string answer =
      part("a", "1") + part("", "") + part("long name", "22") + end_frame(UnpackFailure::encrypted);
  for (std::size_t size = 1; size <= answer.size(); ++size) {
    Heard heard;
    for (std::size_t at = 0; at < answer.size(); at += size) {
      BOOST_REQUIRE(!heard.parser.ended());
      heard.parser.take(std::string_view(answer).substr(at, size));
    }
    BOOST_TEST(heard.parser.ended());
    BOOST_TEST((heard.parser.failure() == UnpackFailure::encrypted));
    BOOST_TEST((heard.parts == std::vector<std::string>{"a=1", "=", "long name=22"}));
  }
}

BOOST_AUTO_TEST_CASE(an_answer_past_the_limits_is_refused) {
  const UnpackLimits limits{.bytes = 10, .part_bytes = 6, .parts = 3};
  Heard(limits).parser.take(part("a", "123456"));
  BOOST_CHECK_THROW(Heard(limits).parser.take(part_header("a", "1234567")), FrameError);
  BOOST_CHECK_THROW(Heard(limits).parser.take(part("a", "123456") + part_header("b", "12345")),
                    FrameError);
  BOOST_CHECK_THROW(
      Heard(limits).parser.take(part("", "") + part("", "") + part("", "") + part("", "")),
      FrameError);
  BOOST_CHECK_THROW(Heard().parser.take(part_header(std::string(70'000, 'n'), "")), FrameError);
}

BOOST_AUTO_TEST_CASE(what_is_no_answer_is_refused) {
  BOOST_CHECK_THROW(Heard().parser.take(std::string(17, 'x')), FrameError);
  BOOST_CHECK_THROW(Heard().parser.take(end_frame({}) + "x"), FrameError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
