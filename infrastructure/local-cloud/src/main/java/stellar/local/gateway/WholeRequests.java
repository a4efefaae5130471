package stellar.local.gateway;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/** Gathers a request with its body, and answers one that is too large as API Gateway does. */
final class WholeRequests extends HttpObjectAggregator {

    WholeRequests(int maxBodyBytes) {
        super(maxBodyBytes);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        context.writeAndFlush(Response.message(413, "Request Entity Too Large").full(false))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
