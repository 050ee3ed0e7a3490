#include "auditor/unpack/serve.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include "auditor/content/unpack_frames.hpp"
#include "auditor/unpack/kinds.hpp"

namespace phiward {
namespace {

constexpr std::uint64_t kLargestRequest = std::uint64_t{1} << 30;

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category(), "the stream"); }

// Appends up to `size` bytes; fewer only if the stream ends.
void read_to(std::string& bytes, int stream, std::size_t size) {
  const std::size_t start = bytes.size();
  bytes.resize(start + size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::read(stream, bytes.data() + start + done, size - done);
    if (got == 0) break;
    if (got < 0 && errno != EINTR) fail();
    if (got > 0) done += static_cast<std::size_t>(got);
  }
  bytes.resize(start + done);
}

void write_all(int stream, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(stream, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail();
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void serve_requests(int stream) {
  for (std::string header, bytes;; header.clear(), bytes.clear()) {
    read_to(header, stream, UnpackRequest::kHeaderBytes);
    if (header.empty()) return;
    if (header.size() < UnpackRequest::kHeaderBytes) throw FrameError("half a request");
    const UnpackRequest request = parse_request(header);
    if (request.size > kLargestRequest) throw FrameError("too large a request");
    read_to(bytes, stream, request.size);
    if (bytes.size() < request.size) throw FrameError("half a request");
    Parts parts(request.limits, [stream](std::string_view name, std::string_view content) {
      std::string head = part_header(name, content);
      head += name;
      if (content.size() <= 4096) {  // one write for small ones
        head += content;
        return write_all(stream, head);
      }
      write_all(stream, head);
      write_all(stream, content);
    });
    write_all(stream, end_frame(unpack(request.kind, bytes, parts)));
    bytes.shrink_to_fit();
  }
}

}  // namespace phiward
