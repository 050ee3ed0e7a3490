// What phiward and phiward-unpack say to each other, from a side that is not to be trusted.
#include "auditor/content/unpack_frames.hpp"

#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace phiward;
  const std::string_view bytes = test::text_of(data, size);
  const UnpackLimits limits{.bytes = 1 << 16, .part_bytes = 1 << 12, .parts = 20};
  std::uint64_t told = 0;
  AnswerParser parser(limits, [&](const Part& part) {
    told += part.bytes.size();
    test::require(part.bytes.size() <= limits.part_bytes, "no part is larger than allowed");
  });
  try {
    parser.take(bytes.substr(0, size / 2));
    parser.take(bytes.substr(size / 2));
  } catch (const FrameError&) {
  }
  test::require(told <= limits.bytes, "all parts keep the limits");
  try {
    if (size >= UnpackRequest::kHeaderBytes) {
      static_cast<void>(parse_request(bytes.substr(0, UnpackRequest::kHeaderBytes)));
    }
  } catch (const FrameError&) {
  }
  return 0;
}
